export default {
  resources: { tickets: { name: 'Ticket |||| Tickets', fields: { number: 'Number', subject: 'Subject', client: 'Client', dueAt: 'Answer by' } } },
  tickets: {
    cards: { copy: 'Copy', copied: 'Copied' },
    menu: 'Tickets',
    home: 'Tickets, with what is due first open',
    tile: {
      unassigned: 'Tickets that nobody has', notDelivered: 'Letters that did not arrive', reviewDue: 'Postponed, to be reviewed',
      all: '%{smart_count} ticket in all |||| %{smart_count} tickets in all',
      empty: { mine: 'You have no tickets.', unassigned: 'Somebody has each ticket.', today: 'Nothing is due today.', breached: 'No answer is overdue.', reviewDue: 'There is nothing to come back to yet.', notDelivered: 'Every letter has arrived.', all: 'There are no tickets.' },
    },
    recent: 'Opened lately',
    badge: '%{smart_count} answer is overdue |||| %{smart_count} answers are overdue',
    command: { new: 'New ticket', letter: 'Register a letter' },
    key: { down: 'Next in the queue', up: 'Previous in the queue', arrows: 'Up and down the queue', open: 'Open the ticket', pick: 'Select or deselect', pickTo: 'Select everything up to this ticket' },
    filter: {
      open: 'Filters', active: 'Filters at work', remove: 'Remove the filter', clear: 'Clear', undo: 'Back to what was saved', not: 'not: %{field}', flags: 'Special', days: 'Days (%{zone})',
      field: {
        status: 'Status', priority: 'Priority', standing: 'Deadline', kind: 'Kind', criticality: 'Criticality', channel: 'Channel', category: 'Category', clientId: 'Client', productId: 'Product', assigneeId: 'Assignee',
        mine: 'mine', unassigned: 'unassigned', watched: 'I watch', assigneeAway: 'assignee away', ended: 'closed', awaitingAnswer: 'awaiting an answer', answerNotDelivered: 'letter not delivered', reviewDue: 'to review', clientSilent: 'client silent', burstOf: 'burst of letters', dueToday: 'due today',
        receivedFrom: 'Received from', receivedTo: 'Received until', dueFrom: 'Due from', dueTo: 'Due until', text: 'Search',
      },
    },
    options: {
      open: 'How the list looks', order: 'Order', density: 'Height of rows', facts: 'What a row tells',
      orders: { QUEUE: 'Queue (§4.7)', NEWEST: 'Newest first', OLDEST: 'Oldest first', UPDATED: 'Last changed first' }, by: { QUEUE: 'by deadline', NEWEST: 'newest first', OLDEST: 'oldest first', UPDATED: 'by last change' },
      densities: { COMFORTABLE: 'Comfortable', COMPACT: 'Compact' },
    },
    fact: { client: 'Client', product: 'Product', category: 'Category', version: 'Version', kind: 'Kind', priority: 'Priority', criticality: 'Criticality', channel: 'Channel', status: 'Status', assignee: 'Assignee', received: 'Received', updated: 'Changed' },
    file: {
      title: 'The list as a file', save: 'Download %{format}', saved: '%{smart_count} ticket in the file |||| %{smart_count} tickets in the file',
      cut: 'Only the first %{smart_count} ticket is in the file: narrow the filter |||| Only the first %{smart_count} tickets are in the file: narrow the filter',
    },
    many: {
      title: 'Selected tickets', selected: '%{smart_count} ticket selected |||| %{smart_count} tickets selected', all: 'Select all', none: 'Clear', pick: 'Select %{number}', picked: 'Selected:',
      done: '%{smart_count} done. |||| %{smart_count} done.', failed: '%{smart_count} not done. |||| %{smart_count} not done.',
      act: { ASSIGN: 'Assign…', CLOSE: 'Close…', NOTE: 'Note…' }, submit: { ASSIGN: 'Assign', CLOSE: 'Close', NOTE: 'Add the note' },
      ask: {
        ASSIGN: 'Assignee of %{smart_count} ticket |||| Assignee of %{smart_count} tickets',
        CLOSE: 'Close %{smart_count} ticket |||| Close %{smart_count} tickets',
        NOTE: 'Note on %{smart_count} ticket |||| Note on %{smart_count} tickets',
      },
      closeHint: 'An answer that was not given stays promised. The client’s next message opens the ticket again.', note: 'Text of the note', noteHint: 'The client will not see it.',
    },
    view: {
      menu: 'Views', open: 'Views of tickets', changed: '(changed)', none: 'There are no saved views yet.', scope: { TEAM: 'Of the team', PRIVATE: 'Mine' }, staleMark: 'out of date',
      saveAs: 'Save as a view…', saveTitle: 'New view', save: 'Save', name: 'Name', forTeam: 'For the whole team', forTeamHint: 'Everybody on staff will see it.', saved: 'The view “%{name}” is saved', deleted: 'The view “%{name}” is deleted',
      keepChanges: 'Save the changes', rename: 'Rename', renameAsk: 'Rename…', renameTitle: 'New name of the view “%{name}”', up: 'Up', down: 'Down', give: { TEAM: 'Share with the team', PRIVATE: 'Make it private' },
      delete: 'Delete', deleteAsk: 'Delete…', deleteTitle: 'Delete the view “%{name}”?', deleteHint: 'The tickets stay as they are.',
      unknown: 'There is no such view', unknownHint: 'It was deleted, or it is somebody’s own. Ask for it to be shared, or choose another one.',
      stale: 'The view is out of date', staleHint: 'Its filter is no longer understood. Put the list together again and save it.',
    },
    tab: { mine: 'Mine', unassigned: 'Unassigned', today: 'Today', breached: 'Overdue', reviewDue: 'To review', notDelivered: 'Not delivered', all: 'All' },
    queue: {
      title: 'Queue', tabs: 'Tabs of the queue', search: 'Number, subject or client', unread: 'Unread:',
      newcomers: '%{smart_count} new ticket |||| %{smart_count} new tickets',
      reorder: 'Refresh the order', reorderHint: 'Deadlines or assignees changed; rows stand where they were', shown: '%{shown} of %{total} shown', more: 'Show more',
    },
    empty: {
      mine: 'You have no open tickets', unassigned: 'No unassigned tickets', today: 'Nothing is due today', breached: 'No answer is overdue', reviewDue: 'Nothing is to be reviewed today', notDelivered: 'Every letter was delivered', all: 'The queue is empty',
      hint: 'The next ticket will appear by itself.', filtered: 'Nothing matches these filters', filteredHint: 'Remove one of the filters.', search: 'Nothing found', searchHint: 'Search under “All”: closed tickets are found there too.', searchAllHint: 'Check the number or the name of the client.',
    },
    nothingOpen: { title: 'Choose a ticket', text: 'J and K walk the queue, Enter opens, X selects, T takes what is due next. “?” lists all keys.' },
    head: { criticality: 'criticality: %{value}', priority: 'priority: %{value}', byClient: '(§4.7, set by the client)', byDefault: '(§4.7, by default: the client named none)', more: 'Show the whole subject', less: 'Fold the subject', back: 'To the queue' },
    side: { title: 'Details', open: 'Details' },
    client: {
      title: 'Client', support: 'Support', until: 'until %{day}', ended: 'ended %{day}', contract: 'Contract', contact: 'Contact', phone: 'Phone', email: 'E-mail', time: 'Local time',
      responsible: 'responsible', specialist: 'Specialist', deputy: '· deputy %{name}', assignee: 'Assignee', nobody: 'nobody, common queue', notEntitled: 'The client was not under support on the day of the request (§1): the head decides.',
    },
    product: { title: 'Product', kind: 'Kind', version: 'Version', latest: 'Latest' },
    request: { title: 'Request', received: 'Received', channel: 'Channel', kind: 'Kind', category: 'Category', missing: 'Missing', links: 'Read before', closed: 'Outcome', regulation: 'Regulation', version: 'version %{number}' },
    missing: { product: 'product', criticality: 'criticality', contactName: 'contact person', contactPhone: 'phone', contactEmail: 'e-mail' },
    act: { takeNext: 'Take next', take: 'Take', assign: 'Assign…', priority: 'Priority…', close: 'Close…', notRequired: 'No answer required…', merge: 'Merge…', link: 'Link…', delivered: 'Letter arrived…', split: 'Split…', reopen: 'Take up again…', propose: 'Propose a priority…', more: 'More' },
    assign: { title: 'Assignee of %{number}', whom: 'To whom', me: 'you', nobody: 'Nobody', nobodyHint: 'back to the common queue', submit: 'Assign', inHand: '%{smart_count} in hand |||| %{smart_count} in hand', awayWarning: '%{name} is away until %{day}. The ticket will wait.', note: 'What matters', noteHint: 'Becomes an internal note; the client never sees it' },
    priority: {
      title: 'Priority of %{number}', new: 'New priority', consent: 'The client’s consent',
      consentHint: 'The client sets the priority (§4.7). Choose the message in which the client agrees.', submit: 'Change the priority',
      newDue: 'New deadline: %{at}', sameDue: 'The deadline stays: %{at}',
    },
    notDelivered: {
      chip: 'Letter not delivered', title: 'The letter on %{number} arrived in another way', reason: 'How the client learned what it says', submit: 'Arrived',
      hint: 'An answer met its promise when it left. A new answer takes the mark away by itself.',
    },
    review: { chip: 'Review due' },
    burst: { chip: 'Burst', hint: 'One of many letters that this person sent within minutes: open the ticket to see all of them together', all: 'The whole burst' },
    reopen: {
      title: 'Take %{number} up again', reason: 'Why', submit: 'Take up again',
      hint: 'The client does not see it. Deadlines stay as they were: a new one begins when the client writes (§4.12).',
    },
    propose: {
      title: 'Propose another priority, %{number}', priority: 'Now: %{present}. Propose:', reason: 'Why, in words for the client', submit: 'Send the proposal',
      hint: 'The client chooses the priority (§4.7): it gets a letter and decides.',
    },
    proposal: {
      title: 'Priority proposed to the client', acceptTitle: 'The client agreed: %{priority}', accept: 'Change the priority', accepted: 'The client agreed…', declined: 'The client declined', withdraw: 'Withdraw',
    },
    close: {
      title: 'Close %{number}', reason: 'Outcome', reasonMissing: 'Choose an outcome', submit: 'Close the ticket',
      stillOwed: 'No answer was given yet. Closing does not cancel it: it stays promised by %{at}.', hint: 'The client’s next message opens the ticket again.',
    },
    link: { title: 'Link %{number} with another ticket', submit: 'Link', with: 'Which ticket', none: 'There are no other tickets.', hint: 'Deadlines and letters stay as they are. A client does not see tickets of others.', remove: 'Remove the link with %{number}' },
    merge: {
      title: 'Merge ticket %{number}', with: 'With which ticket of the same client', search: 'Number or subject', none: 'The client has no other open ticket.', missing: 'Choose a ticket', survivor: 'Which one stays',
      due: 'The answer will be promised by %{at}, the earlier of both deadlines (§4.4).', nothingOwed: 'No answer is owed in either of them.', hint: 'The other one closes as a duplicate, and letters with its number join the one that stays.', submit: 'Merge',
    },
    split: {
      title: 'Split ticket %{number}', messages: 'Which messages of the client go to the new ticket', subject: 'Subject of the new ticket', copy: 'Leave the messages here too',
      copyHint: 'For a letter that asks two things: both tickets will owe an answer.', hint: 'Each message keeps its deadline (§4.4); the client gets a confirmation with the new number.', submit: 'Split',
    },
    links: {
      title: 'Linked tickets', MERGED_INTO: { FROM: 'merged into', TO: 'merged here' }, SPLIT_FROM: { FROM: 'split from', TO: 'split off from here' }, CONTINUES: { FROM: 'continues', TO: 'continued in' }, RELATED: { FROM: 'related to', TO: 'related to' },
    },
    notRequired: { title: 'No answer required in %{number}', reason: 'Why', submit: 'Confirm', hint: 'For example, the client said thank you. It stays in the history (§4.12).' },
    notification: {
      reopened: 'In hand again: %{number}', proposed: 'The proposal went to the client: %{number}',
      delivered: 'Noted: the letter on %{number} arrived',
      taken: 'Taken: %{number}', nothingNext: 'Nothing to take: unassigned and own tickets are answered', assigned: 'Assignee changed: %{number}', priority: 'Priority changed: %{number}',
      closed: 'Closed: %{number}', notRequired: 'Marked as needing no answer: %{number}', registered: 'The ticket is registered', linked: 'Linked with %{number}', unlinked: 'Link with %{number} removed', merged: 'Merged; %{number} stays', split: 'Split off as %{number}',
    },
    form: {
      who: 'From whom', what: 'About what', how: 'How urgent', client: 'Client', contact: 'Contact person', phone: 'Phone', product: 'Product', productVersion: 'Version or revision',
      subject: 'Subject', body: 'What happened and what is asked', steps: 'How to reproduce', kind: 'Kind', category: 'Category', criticality: 'Criticality', notGiven: 'Not given',
      links: 'Read before asking', linksHint: 'Documents or discussions, one a line (§2.2, §4.3)', priority: 'Priority', priorityHint: 'The client sets the priority (§4.7); it decides the deadline.',
      byDefault: 'The client named none', byDefaultHint: 'medium, marked', answerBy: 'answer by %{at}', provisional: 'provisional', notEntitled: 'Not under support now: the request will be registered with a mark.',
      search: 'Start typing the name', nothing: 'Nothing found', clientFirst: 'Choose the client first', submit: 'Register', cancel: 'Cancel', draftHint: 'By the form of §4.5. Client, subject and description are required.',
      channel: 'Sent by', incomingNumber: 'Incoming number', receivedAt: 'Receipt stamp', receivedHint: 'Time: %{zone}. Leave it empty when there is none: the term runs from registration.', scan: 'Name of the scanned file', letterHint: 'A letter is not accepted without its requisites (§4.1): client, incoming number, subject and text.',
    },
  },
};
