/** What the kit itself says. */
export default {
  kit: {
    action: { more: 'More', retry: 'Try again', cancel: 'Cancel', close: 'Close', reload: 'Reload the page' },
    nobody: 'Nobody',
    preference: {
      language: 'Language', theme: 'Theme', density: 'Height of rows', singleKeys: 'Keys without Ctrl', on: 'On', off: 'Off',
      themes: { system: 'As the system', light: 'Light', dark: 'Dark' }, densities: { comfortable: 'Usual', compact: 'Compact' },
    },
    away: 'away until %{day}',
    due: { title: 'Answer by %{at}', atRisk: 'At risk, left:' },
    missing: { server: '“%{plugin}” is off: the server does not run %{needed}. Add its line to features.ts', plugin: '“%{plugin}” is off: it needs the plugin %{needed}, which is not here' },
    incident: { failed: 'The plugin "%{plugin}" could not show this part', notLoaded: 'This part did not load: the connection broke or there is a new version. What you wrote is kept', action: 'This did not work: %{action}. The plugin failed' },
    fault: {
      offline: 'The server cannot be reached. Check the network; what you typed stays',
      broken: 'The server failed on this request. Try again; if it fails again, tell the administrator',
      unauthenticated: 'The session is over. Sign in again',
      forbidden: 'You may not do this. The head of support can grant it',
      notFound: 'There is no such record. It may have been deleted',
      conflict: 'Somebody changed this meanwhile. Refresh it and repeat',
      tooMany: 'Too many requests in a row. Wait a little and repeat',
      refused: 'Check what you entered',
      quote: 'Request number for the administrator: %{requestId}',
    },
    records: {
      active: { label: 'In use or not', all: 'All', true: 'In use', false: 'Not in use' },
      noRight: 'You may not %{right}. Ask the head of support for the right',
      newer: 'Somebody else changed the record meanwhile. The other fields are up to date, your changes are still here: check and save again',
      choose: 'Choose',
      pick: 'Start typing the name',
    },
    files: {
      title: 'Files', uploads: 'Files being uploaded', open: 'Open "%{name}"', save: 'Save "%{name}"', remove: 'Remove "%{name}"', cancel: 'Cancel the upload of "%{name}"', uploading: 'Uploading "%{name}"',
      previous: 'Previous picture', next: 'Next picture',
      empty: 'The file is empty', tooLarge: 'Larger than %{limit}. Compress it or send a link', forbidden: 'Programs are not taken. Pack it into an archive', broken: 'Not uploaded: the connection broke. Retry',
    },
    state: {
      loading: 'Loading',
      offline: 'No connection',
      broken: 'Could not load this',
      unauthenticated: 'Sign in first',
      forbidden: 'Not allowed',
      notFound: 'Not found',
      conflict: 'It has changed',
      tooMany: 'Too often',
      refused: 'Not accepted',
    },
  },
};
