import wall from './wall/en.ts';

export default {
  sla: {
    tile: {
      next: 'Due next', standing: 'Promises now', load: 'Who has what', selfTest: 'Check of the computed deadlines',
      all: '%{smart_count} promise awaits an answer |||| %{smart_count} promises await an answer',
      vectors: 'The cases as a file',
      inForce: 'By version %{number} and the calendar of the desk %{passed} of %{all} agree.', because: 'Not as published: %{reasons}.', unaccounted: 'Differ for no reason: %{cases}.',
      changedDays: '%{smart_count} day of the calendar |||| %{smart_count} days of the calendar',
      agree: 'agree with the published cases', differ: 'differ',
      ledger: 'That nobody changed the ledger of promises is checked by the command',
    },
    wall,
    desk: { open: 'Open until %{at}', closed: 'Closed, opens %{at}' },
    day: {
      WORKING: 'working day was over', SHORT: 'working day was over', OPENED: 'working day was over', SPECIAL: 'working day was over', WORKING_WEEKEND: 'working day was over',
      WEEKEND: 'day off', WEEKENDS: 'days off', HOLIDAY: 'holiday', MOVED_OFF: 'day off moved here', CLOSED: 'support is closed',
    },
    obligations: {
      title: 'Promised answers', priority: 'priority: %{priority}', provisional: 'provisional', due: 'Due', history: 'History', byClient: 'the client', byDesk: 'the desk',
      met: 'Answered in time, %{at}', late: 'Answered late, %{at}', willMeet: 'Leaves in time, %{at}', willBeLate: 'Leaves late, %{at}', notRequired: 'No answer required since %{at}: %{reason}', excused: 'Excused',
    },
    act: { excuse: 'Excuse the breach' },
    excuse: { title: 'Excuse a missed deadline', text: 'The answer was promised by %{at}. It stays in the reports as missed; the reason will stand beside it.', reason: 'Why' },
    notification: { excused: 'The breach is excused, the reason is kept' },
    why: {
      title: 'Why due %{due}', today: 'today, %{time}', caption: 'How the deadline was counted', day: 'Day', counted: 'Counted',
      workingDays: '%{smart_count} working day |||| %{smart_count} working days',
      limit: 'outer limit %{at}',
      regulation: 'regulation, version %{version}', calendar: 'calendar %{versions}', followUp: 'Answer to the client’s addition (§4.12)',
      provisional: 'provisional: the calendar of the year is a forecast', met: 'answered in time, %{at}', late: 'answered late, %{at}', willMeet: 'leaves in time, %{at}', willBeLate: 'leaves late, %{at}', failed: 'Could not be loaded',
    },
  },
};
