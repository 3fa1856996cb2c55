export default {
  notifications: {
    title: 'Notifications',
    open: 'Open the notifications',
    unread: '%{smart_count} new |||| %{smart_count} new',
    new: 'New:',
    readAll: 'Mark all as read',
    settings: 'What to be told, and when',
    empty: { title: 'All quiet', text: 'What concerns your tickets will appear here.' },
    many: '%{smart_count} event |||| %{smart_count} events',
    manyBody: 'On your tickets',
    kinds: 'What to tell outside of the window',
    choice: { letters: 'Letters about dues', desktop: 'On the desktop', quietOutOfHours: 'Quiet out of hours', withText: 'Show the subject', sound: 'Sound' },
    hint: {
      letters: 'A due at risk, a broken one, an answer that did not arrive: of one’s own requests, to the head of all.', desktop: 'One tab tells, even if the console is open in several.', quietOutOfHours: 'Out of the working hours all of it waits under the bell.',
      withText: 'Without it only the number of the ticket is seen. The text of letters never is.', sound: 'One short soft tone.',
    },
    forbidden: 'The browser does not let this site notify. Allow it in the settings of the site, left of the address, and switch it on again.',
  },
};
