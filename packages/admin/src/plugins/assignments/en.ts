export default {
  assignments: {
    menu: 'Assignments',
    card: 'Responsible',
    count: '%{smart_count} assignment |||| %{smart_count} assignments',
    search: 'Client or specialist',
    right: 'assign specialists to clients',
    client: 'Client', specialist: 'Responsible specialist', deputy: 'Deputy', from: 'From', until: 'Until',
    open: 'open end', nobody: 'Nobody', away: 'left',
    title: { create: 'New assignment' },
    section: { who: 'Who answers for whom', when: 'When' },
    act: { create: 'Assign', client: 'To the client' },
    hint: {
      list: 'Each client has a responsible specialist (§1): new tickets of the client go there. When the specialist is not there they go to the deputy.',
      who: 'New tickets of the client go to the responsible specialist (§1).',
      until: 'Empty: no end. The last day counts.',
      nobody: 'Nobody is assigned: new tickets go to the common queue (§1).',
    },
    automatic: {
      now: 'When no deputy is here either, a ticket goes %{way}.',
      capped: 'When no deputy is here either, a ticket goes %{way}, at most %{smart_count} a person. |||| When no deputy is here either, a ticket goes %{way}, at most %{smart_count} a person.',
      change: 'Change…', title: 'When neither the specialist nor a deputy is here', way: 'A ticket goes', cap: 'At most so many promises a person', changed: 'The rule is changed',
      hint: 'Acts on new tickets; what somebody has already stays there.', capHint: 'A promise is an answer that a client waits for. One at risk counts as two, one that is overdue as three. When everybody is at the limit, a ticket goes to the common queue.',
    },
    empty: { title: 'Nobody is assigned to anybody', text: 'Until then all tickets go to the common queue.' },
  },
  resources: {
    assignments: {
      name: 'Assignment |||| Assignments',
      notifications: { created: 'Specialist assigned', updated: 'Assignment changed' },
    },
  },
};
