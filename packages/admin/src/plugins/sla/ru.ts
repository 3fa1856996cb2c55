import wall from './wall/ru.ts';

export default {
  sla: {
    tile: {
      next: 'Ближайшие сроки', standing: 'Сроки сейчас', load: 'Кто чем занят', selfTest: 'Проверка расчёта сроков',
      all: 'Всего ждёт ответа %{smart_count} обещание |||| Всего ждут ответа %{smart_count} обещания |||| Всего ждут ответа %{smart_count} обещаний',
      agree: 'сходятся с опубликованными', differ: 'расходятся', vectors: 'Примеры файлом',
      inForce: 'По редакции %{number} и календарю службы сходятся %{passed} из %{all}.', because: 'Иначе: %{reasons}.', unaccounted: 'Необъяснимо расходятся: %{cases}.',
      changedDays: '%{smart_count} день календаря |||| %{smart_count} дня календаря |||| %{smart_count} дней календаря',
      ledger: 'Неизменность журнала обещаний проверяет команда',
    },
    wall,
    desk: { open: 'Открыто до %{at}', closed: 'Закрыто, откроемся %{at}' },
    day: {
      WORKING: 'рабочий день окончен', SHORT: 'рабочий день окончен', OPENED: 'рабочий день окончен', SPECIAL: 'рабочий день окончен', WORKING_WEEKEND: 'рабочий день окончен',
      WEEKEND: 'выходной', WEEKENDS: 'выходные', HOLIDAY: 'праздник', MOVED_OFF: 'перенос выходного', CLOSED: 'поддержка закрыта',
    },
    obligations: {
      title: 'Обещанные ответы', priority: 'приоритет: %{priority}', provisional: 'предварительно', due: 'Срок', history: 'История', byClient: 'клиент', byDesk: 'система',
      met: 'Отвечено в срок, %{at}', late: 'Отвечено с опозданием, %{at}', willMeet: 'Ответ уйдёт в срок, %{at}', willBeLate: 'Ответ уйдёт с опозданием, %{at}', notRequired: 'Ответ не требуется с %{at}: %{reason}', excused: 'Извинено',
    },
    act: { excuse: 'Извинить нарушение' },
    excuse: { title: 'Извинить нарушение срока', text: 'Ответ был обещан до %{at}. Нарушение останется в отчётах; рядом будет указана причина.', reason: 'Почему' },
    notification: { excused: 'Нарушение извинено, причина сохранена' },
    why: {
      title: 'Почему срок — %{due}', today: 'сегодня, %{time}', caption: 'Как посчитан срок ответа', day: 'День', counted: 'Засчитано',
      workingDays: '%{smart_count} рабочий день |||| %{smart_count} рабочих дня |||| %{smart_count} рабочих дней',
      limit: 'крайний предел %{at}',
      regulation: 'регламент, редакция %{version}', calendar: 'календарь %{versions}', followUp: 'Ответ на дополнение клиента (§4.12)',
      provisional: 'предварительно: календарь года не утверждён', met: 'отвечено в срок, %{at}', late: 'отвечено с опозданием, %{at}', willMeet: 'ответ уйдёт в срок, %{at}', willBeLate: 'ответ уйдёт с опозданием, %{at}', failed: 'Не получилось загрузить',
    },
  },
};
