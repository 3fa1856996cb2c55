export default {
  watchers: {
    card: 'Watching',
    nobody: 'Nobody besides the assignee.',
    act: { watch: 'Watch the ticket', unwatch: 'Stop watching', toggle: 'Watch the ticket, or stop', add: 'Add…', remove: 'No longer a watcher: %{name}' },
    command: { watched: 'Tickets that I watch' },
    add: { title: 'Who else watches %{number}', who: 'Member of staff', hint: 'Finds the ticket by the filter “I watch”. The client does not see it.', submit: 'Add', missing: 'Choose somebody' },
    notification: { watched: 'You watch the ticket', unwatched: 'You no longer watch the ticket', added: 'Watching: %{name}', noTicket: 'Open a ticket first' },
  },
};
