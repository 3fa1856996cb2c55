export default {
  calendar: {
    menu: 'Calendar', legend: 'Kinds of days', versions: 'Versions of the year', noVersions: 'The year is not loaded yet: it is computed from the law.', version: 'version %{version}',
    decree: 'Decree No. %{number} of %{date}',
    status: { OFFICIAL: 'Official', FORECAST: 'Forecast by law' },
    reminder: 'The calendar of %{year} is not loaded. Deadlines that touch it are provisional: load the decree.',
    workingDays: '%{smart_count} working day |||| %{smart_count} working days',
    hours: '%{smart_count} hour |||| %{smart_count} hours',
    right: { change: 'change the calendar' },
    kind: {
      WORKING: 'Working day', WEEKEND: 'Weekend', HOLIDAY: 'Holiday', MOVED_OFF: 'Moved day off', WORKING_WEEKEND: 'Working weekend', SHORT: 'Before a holiday', CLOSED: 'Support closed', OPENED: 'Support open', SPECIAL: 'Special hours',
    },
    title: { import: 'Load a year' },
    act: {
      CLOSED: 'Close the day', OPENED: 'Open the day', SPECIAL: 'Set hours', AS_PUBLISHED: 'Back to the calendar', load: 'Load a year', import: 'Load', check: 'Check', previous: 'Previous year', next: 'Next year',
    },
    field: {
      what: 'What to do', opens: 'Opens', closes: 'Closes', nameRu: 'Name (Russian)', nameEn: 'Name (English)', announcementRu: 'Announcement (Russian)', announcementEn: 'Announcement (English)',
      year: 'Year', format: 'Format', file: 'File', content: 'Content', decreeNumber: 'Decree No.', decreeDate: 'Date',
    },
    hint: { announcement: 'Everybody will see it (§6). Empty: no announcement.', decree: 'If the file does not say it' },
    preview: {
      none: 'First we check which deadlines move.', nothing: 'No deadline moves',
      moves: '%{smart_count} deadline moves |||| %{smart_count} deadlines move',
      earlier: '%{smart_count} earlier |||| %{smart_count} earlier',
      graced: '%{smart_count} with grace |||| %{smart_count} with grace',
      confirmed: '%{smart_count} deadline becomes final |||| %{smart_count} deadlines become final',
      more: 'and %{smart_count} more |||| and %{smart_count} more',
    },
    notification: { changed: 'The calendar is changed, deadlines are being recomputed', loaded: 'The year is loaded, deadlines are being recomputed' },
  },
};
