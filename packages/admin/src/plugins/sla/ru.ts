import wall from './wall/ru.ts';

export default {
  sla: {
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
      cut: 'Меньше полного срока (%{term}): повышение приоритета не отодвигает прежний срок.',
      regulation: 'регламент, редакция %{version}', calendar: 'календарь %{versions}', followUp: 'Ответ на дополнение клиента (§4.12)',
      provisional: 'предварительно: календарь года не утверждён', met: 'отвечено в срок, %{at}', late: 'отвечено с опозданием, %{at}', willMeet: 'ответ уйдёт в срок, %{at}', willBeLate: 'ответ уйдёт с опозданием, %{at}', failed: 'Не получилось загрузить',
    },
  },
};
