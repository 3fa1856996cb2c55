export default {
  knowledge: {
    menu: 'Standard answers',
    count: '%{smart_count} standard answer |||| %{smart_count} standard answers',
    search: 'Title, text or link',
    right: 'keep standard answers',
    title: { create: 'New standard answer' },
    section: { what: 'Standard answer' },
    act: { create: 'Add standard answer' },
    hint: {
      text: 'Required for a macro. Filled in: {{ticket.number}}, {{client.name}}, {{contact.name}}, {{specialist.name}}',
      link: 'Required for an article: where the answer stands (§4.10)',
      active: 'An archived one is not offered in answers',
    },
    archived: 'Archived',
    slash: { title: 'Standard answers', nothing: 'Nothing fits. Esc closes this' },
    empty: { title: 'No standard answers yet', text: 'Add the first one: type "/" in an answer to insert it (§4.10).' },
  },
  resources: {
    articles: {
      name: 'Standard answer |||| Standard answers',
      fields: { title: 'Title', kind: 'Kind', language: 'Language', text: 'Text', link: 'Link', useCount: 'Uses', active: 'Active' },
      notifications: { created: 'Standard answer added', updated: 'Standard answer changed' },
    },
  },
};
