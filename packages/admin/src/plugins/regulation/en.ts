export default {
  regulation: {
    menu: 'Regulation',
    count: '%{smart_count} version |||| %{smart_count} versions',
    right: 'change the regulation',
    inForce: 'In force',
    act: { draft: 'New version', publish: 'Publish', discard: 'Discard draft', edit: 'Change terms and hours', save: 'Save' },
    field: { summary: 'What changes and why', effectiveFrom: 'In force from', publishedAt: 'Published', days: 'working days', hours: 'Hours: one interval a line, 10:00–18:00' },
    section: { parameters: 'What it sets', changes: 'Differences from version %{number} in force', categories: 'Categories of requests (§3)', letters: 'Texts of letters (§4.2)' },
    hint: {
      publish: 'The version becomes public and never changes again. Requests accepted before that day stay under their own version. Everybody sees an announcement that lists the changes.',
      discard: 'The draft disappears; accepted requests are not concerned.', same: 'No differences', usual: 'the usual texts',
    },
    notification: { drafted: 'Draft created', saved: 'Draft changed', published: 'Version published', discarded: 'Draft discarded' },
    empty: { title: 'No versions yet', text: 'The first version appears at the first start.' },
  },
  resources: { regulation: { name: 'Version |||| Regulation', fields: { number: 'Number', status: 'State', effectiveFrom: 'In force from', publishedAt: 'Published', summary: 'What changed' } } },
};
