export default {
  knowledge: {
    menu: 'Готовые ответы',
    count: '%{smart_count} готовый ответ |||| %{smart_count} готовых ответа |||| %{smart_count} готовых ответов',
    search: 'Название, текст или ссылка',
    right: 'вести готовые ответы',
    title: { create: 'Новый готовый ответ' },
    section: { what: 'Готовый ответ' },
    act: { create: 'Добавить готовый ответ' },
    hint: {
      text: 'Для макроса обязателен. Подставляются {{ticket.number}}, {{client.name}}, {{contact.name}}, {{specialist.name}}',
      link: 'Для статьи обязательна: где стоит ответ (§4.10)',
      active: 'Убранный в архив не предлагается в ответах',
    },
    archived: 'В архиве',
    slash: { title: 'Готовые ответы', nothing: 'Ничего не подходит. Esc закроет подсказку' },
    empty: { title: 'Готовых ответов пока нет', text: 'Добавьте первый: его вставляют в ответ клавишей «/» (§4.10).' },
  },
  resources: {
    articles: {
      name: 'Готовый ответ |||| Готовые ответы |||| Готовых ответов',
      fields: { title: 'Название', kind: 'Вид', language: 'Язык', text: 'Текст', link: 'Ссылка', useCount: 'Использований', active: 'Действует' },
      notifications: { created: 'Готовый ответ добавлен', updated: 'Готовый ответ изменён' },
    },
  },
};
