export default {
  calendar: {
    menu: 'Календарь', legend: 'Виды дней', versions: 'Версии года', noVersions: 'Год ещё не загружен: он рассчитан по закону.', version: 'версия %{version}',
    decree: 'Постановление № %{number} от %{date}',
    status: { OFFICIAL: 'Утверждён', FORECAST: 'Прогноз по закону' },
    reminder: 'Календарь на %{year} год не загружен. Сроки, которые его касаются, предварительные: загрузите постановление.',
    workingDays: '%{smart_count} рабочий день |||| %{smart_count} рабочих дня |||| %{smart_count} рабочих дней',
    hours: '%{smart_count} час |||| %{smart_count} часа |||| %{smart_count} часов',
    right: { change: 'менять календарь' },
    kind: {
      WORKING: 'Рабочий день', WEEKEND: 'Выходной', HOLIDAY: 'Праздник', MOVED_OFF: 'Перенесённый выходной', WORKING_WEEKEND: 'Рабочий выходной', SHORT: 'Предпраздничный', CLOSED: 'Поддержка закрыта', OPENED: 'Поддержка открыта', SPECIAL: 'Особые часы',
    },
    title: { import: 'Загрузить год' },
    act: {
      CLOSED: 'Закрыть день', OPENED: 'Открыть день', SPECIAL: 'Задать часы', AS_PUBLISHED: 'Вернуть по календарю', load: 'Загрузить год', import: 'Загрузить', check: 'Проверить', previous: 'Предыдущий год', next: 'Следующий год',
    },
    field: {
      what: 'Что сделать', opens: 'Открытие', closes: 'Закрытие', nameRu: 'Название (рус.)', nameEn: 'Название (англ.)', announcementRu: 'Объявление (рус.)', announcementEn: 'Объявление (англ.)',
      year: 'Год', format: 'Формат', file: 'Файл', content: 'Содержимое', decreeNumber: 'Постановление №', decreeDate: 'Дата',
    },
    hint: { announcement: 'Увидят все (§6). Пусто — без объявления.', decree: 'Если его нет в файле' },
    preview: {
      none: 'Сначала проверим, какие сроки сдвинутся.', nothing: 'Ни один срок не сдвинется',
      moves: 'Сдвинется %{smart_count} срок |||| Сдвинутся %{smart_count} срока |||| Сдвинутся %{smart_count} сроков',
      earlier: 'раньше — %{smart_count} |||| раньше — %{smart_count} |||| раньше — %{smart_count}',
      graced: 'с отсрочкой — %{smart_count} |||| с отсрочкой — %{smart_count} |||| с отсрочкой — %{smart_count}',
      confirmed: 'Станет окончательным %{smart_count} срок |||| Станут окончательными %{smart_count} срока |||| Станут окончательными %{smart_count} сроков',
      more: 'и ещё %{smart_count} |||| и ещё %{smart_count} |||| и ещё %{smart_count}',
    },
    notification: { changed: 'Календарь изменён, сроки пересчитываются', loaded: 'Год загружен, сроки пересчитываются' },
  },
};
