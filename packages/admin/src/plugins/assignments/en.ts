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
      list: 'Each client has a responsible specialist (§1): new tickets of the client go there. When the specialist is not there they go to the deputy, without one to the common queue.',
      who: 'New tickets of the client go to the responsible specialist (§1).',
      until: 'Empty: no end. The last day counts.',
      nobody: 'Nobody is assigned: new tickets go to the common queue (§1).',
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
