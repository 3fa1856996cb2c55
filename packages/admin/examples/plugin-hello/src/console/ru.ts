export default {
  'example-hello': {
    column: 'Приветствия',
    card: { title: 'Приветствия', count: '%{smart_count} приветствие |||| %{smart_count} приветствия |||| %{smart_count} приветствий' },
    act: { greet: 'Поздороваться' },
    notification: { greeted: 'С обращением %{number} поздоровались' },
    command: { open: 'Зачем здороваться' },
    page: { title: 'Зачем здороваться', text: 'Эта страница пришла вместе с расширением. Её код загрузился, когда вы её открыли.' },
    settings: { title: 'Приветствия', greeted: 'Всего', counted: 'Сосчитано сервером' },
  },
};
