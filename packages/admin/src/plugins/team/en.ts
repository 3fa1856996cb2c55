export default {
  team: {
    menu: 'Team',
    column: { name: 'Member of staff', open: 'In hand', dueToday: 'Due today', atRisk: 'At risk', overdue: 'Overdue', answeredToday: 'Answers today', oldest: 'Oldest waits since', act: 'Act' },
    act: { handOver: 'Hand to the deputies' },
    handOver: {
      title: 'Tickets: %{name}', ask: 'Hand %{smart_count} ticket to whoever stands in? |||| Hand %{smart_count} tickets to those who stand in?',
      most: 'At most %{smart_count} ticket moves at a time. |||| At most %{smart_count} tickets move at a time.',
      hint: 'Where nobody stands in, a ticket returns to the common queue (§1). Dues stay as they are.', given: '%{number}: assigned to %{name}', common: '%{number}: returned to the common queue', close: 'Close',
    },
    absence: {
      title: 'Who is away', nobody: 'Everybody is here, and no absence is recorded ahead.', deputyIs: '%{name} stands in', deputyHint: 'Empty: those stand in whom the assignments name (§1)',
      act: { record: 'Record an absence…', submit: 'Record', end: 'End', endOf: 'End the absence: %{name}' },
      field: { who: 'Who will be away', kind: 'Reason', beginsOn: 'First day', endsOn: 'Last day', deputy: 'Deputy', note: 'Note for the staff' },
      notification: { recorded: 'Absence recorded', ended: 'Here again: %{name}' },
    },
  },
};
