export default {
  resources: { tickets: { name: 'Ticket |||| Tickets', fields: { number: 'Number', subject: 'Subject', client: 'Client', dueAt: 'Answer by' } } },
  tickets: {
    cards: { copy: 'Copy', copied: 'Copied' },
    menu: 'Tickets',
    badge: '%{smart_count} answer is overdue |||| %{smart_count} answers are overdue',
    command: { new: 'New ticket', letter: 'Register a letter' },
    key: { down: 'Next in the queue', up: 'Previous in the queue' },
    tab: { mine: 'Mine', unassigned: 'Unassigned', today: 'Today', breached: 'Overdue', notDelivered: 'Not delivered', all: 'All' },
    queue: {
      title: 'Queue', order: 'by deadline', tabs: 'Tabs of the queue', search: 'Number, subject or client', unread: 'Unread:',
      newcomers: '%{smart_count} new ticket |||| %{smart_count} new tickets',
      reorder: 'Refresh the order', reorderHint: 'Deadlines or assignees changed; rows stand where they were', shown: '%{shown} of %{total} shown', more: 'Show more',
    },
    empty: {
      mine: 'You have no open tickets', unassigned: 'No unassigned tickets', today: 'Nothing is due today', breached: 'No answer is overdue', notDelivered: 'Every answer was delivered', all: 'The queue is empty',
      hint: 'The next ticket will appear by itself.', search: 'Nothing found', searchHint: 'Search under “All”: closed tickets are found there too.', searchAllHint: 'Check the number or the name of the client.',
    },
    nothingOpen: { title: 'Choose a ticket', text: 'J and K walk the queue, Enter opens, T takes what is due next.' },
    head: { criticality: 'criticality: %{value}', priority: 'priority: %{value}', byClient: '(§4.7, set by the client)', byDefault: '(§4.7, by default: the client named none)', more: 'Show the whole subject', less: 'Fold the subject', back: 'To the queue' },
    side: { title: 'Details', open: 'Details' },
    client: {
      title: 'Client', support: 'Support', until: 'until %{day}', ended: 'ended %{day}', contract: 'Contract', contact: 'Contact', phone: 'Phone', email: 'E-mail', time: 'Local time',
      responsible: 'responsible', specialist: 'Specialist', deputy: '· deputy %{name}', assignee: 'Assignee', nobody: 'nobody, common queue', notEntitled: 'The client was not under support on the day of the request (§1): the head decides.',
    },
    product: { title: 'Product', kind: 'Kind', version: 'Version', latest: 'Latest' },
    request: { title: 'Request', received: 'Received', channel: 'Channel', kind: 'Kind', category: 'Category', missing: 'Missing', links: 'Read before', closed: 'Outcome', regulation: 'Regulation', version: 'version %{number}' },
    missing: { product: 'product', criticality: 'criticality', contactName: 'contact person', contactPhone: 'phone', contactEmail: 'e-mail' },
    act: { takeNext: 'Take next', take: 'Take', assign: 'Assign…', priority: 'Priority…', close: 'Close…', notRequired: 'No answer required…', merge: 'Merge…', delivered: 'Answer arrived…', split: 'Split…', more: 'More' },
    assign: { title: 'Assignee of %{number}', whom: 'To whom', me: 'you', nobody: 'Nobody', nobodyHint: 'back to the common queue', submit: 'Assign' },
    priority: {
      title: 'Priority of %{number}', new: 'New priority', consent: 'The client’s consent',
      consentHint: 'The client sets the priority (§4.7). Choose the message in which the client agrees.', submit: 'Change the priority',
      newDue: 'New deadline: %{at}', sameDue: 'The deadline stays: %{at}',
    },
    notDelivered: {
      chip: 'Answer not delivered', title: 'The answer on %{number} arrived in another way', reason: 'How the client got the answer', submit: 'Answer arrived',
      hint: 'The promise was met when the answer left. A new answer takes the mark away by itself.',
    },
    close: {
      title: 'Close %{number}', reason: 'Outcome', reasonMissing: 'Choose an outcome', submit: 'Close the ticket',
      stillOwed: 'No answer was given yet. Closing does not cancel it: it stays promised by %{at}.', hint: 'The client’s next message opens the ticket again.',
    },
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
      delivered: 'Noted: the answer on %{number} arrived',
      taken: 'Taken: %{number}', nothingNext: 'Nothing to take: unassigned and own tickets are answered', assigned: 'Assignee changed: %{number}', priority: 'Priority changed: %{number}',
      closed: 'Closed: %{number}', notRequired: 'Marked as needing no answer: %{number}', registered: 'The ticket is registered', merged: 'Merged; %{number} stays', split: 'Split off as %{number}',
    },
    form: {
      who: 'From whom', what: 'About what', how: 'How urgent', client: 'Client', contact: 'Contact person', phone: 'Phone', product: 'Product', productVersion: 'Version or revision',
      subject: 'Subject', body: 'What happened and what is asked', steps: 'How to reproduce', kind: 'Kind', category: 'Category', criticality: 'Criticality', notGiven: 'Not given',
      links: 'Read before asking', linksHint: 'Documents or discussions, one a line (§2.2, §4.3)', priority: 'Priority', priorityHint: 'The client sets the priority (§4.7); it decides the deadline.',
      byDefault: 'The client named none', byDefaultHint: 'medium, marked', answerBy: 'answer by %{at}', provisional: 'provisional', notEntitled: 'Not under support now: the request will be registered with a mark.',
      search: 'Start typing the name', nothing: 'Nothing found', clientFirst: 'Choose the client first', submit: 'Register', cancel: 'Cancel', draftHint: 'By the form of §4.5. Client, subject and description are required.',
      channel: 'Sent by', incomingNumber: 'Incoming number', receivedAt: 'Receipt stamp', receivedHint: 'Moscow time. Leave it empty when there is none: the term runs from registration.', scan: 'Name of the scanned file', letterHint: 'A letter is not accepted without its requisites (§4.1): client, incoming number, subject and text.',
    },
  },
};
