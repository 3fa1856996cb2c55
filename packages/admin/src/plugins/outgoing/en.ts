export default {
  outgoing: {
    tile: { title: 'Letters that did not get through', empty: 'Every letter got through.' },
    menu: 'Outgoing mail',
    count: '%{smart_count} letter |||| %{smart_count} letters',
    failed: '%{smart_count} letter not delivered |||| %{smart_count} letters not delivered',
    toAttend: '%{smart_count} letter needs attention |||| %{smart_count} letters need attention',
    right: 'release quarantined letters',
    held: {
      title: 'Held back',
      text: 'Many replies went to this address, its domain or at all within a short time: perhaps somebody writes in another’s name, or a machine answers. The ticket is registered and its term runs; the confirmation leaves when staff let it go.',
      all: 'And %{smart_count} more letter to this address |||| And %{smart_count} more letters to this address',
      release: 'Send', cancel: 'Do not send',
    },
    again: {
      title: 'The letter did not arrive',
      text: 'Correct the address of the contact if that is why: the letter goes to the address of today. Of several addresses it goes to those that it did not reach. Answers leave in opening hours.',
      send: 'Send again',
    },
    notification: { released: 'The confirmation leaves', cancelled: 'The confirmation will not leave', again: 'The letter leaves once more' },
    standstill: {
      since: 'Letters to clients do not leave. %{smart_count} letter waits, the first since |||| Letters to clients do not leave. %{smart_count} letters wait, the first since',
      said: 'The mail server: %{said}.', untried: 'Nobody has tried to send them: see whether the program’s server works.', first: 'The first letter',
    },
    noServer: 'No mail server is set: letters to clients go nowhere, though they count as sent. For the administrator of the server: the setting SMTP_URL.',
    search: 'Address, subject, text',
    all: 'All letters',
    delivery: 'Delivery',
    notBefore: 'not before',
    nobody: 'nobody: the client has no active contact',
    field: {
      subject: 'Subject', to: 'To', status: 'State', when: 'When', ticket: 'Ticket', template: 'What it is', written: 'Written', sendAfter: 'Leaves not before',
      sentAt: 'Sent', attempts: 'Attempts',
    },
    hint: { waiting: 'Answers leave only within the working hours of the desk (§4.6).' },
    empty: { title: 'No letters yet', text: 'The confirmation leaves by itself as soon as the first request arrives (§4.2).' },
  },
  resources: { outgoingLetters: { name: 'Outgoing letter |||| Outgoing letters' } },
};
