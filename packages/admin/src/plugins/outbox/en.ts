export default {
  outbox: {
    tile: { title: 'Letters that did not get through', empty: 'Every letter got through.' },
    menu: 'Outgoing mail',
    count: '%{smart_count} letter |||| %{smart_count} letters',
    failed: '%{smart_count} letter not delivered |||| %{smart_count} letters not delivered',
    search: 'Address, subject, text',
    all: 'All letters',
    delivery: 'Delivery',
    notBefore: 'not before',
    nobody: 'nobody: the client has no active contact',
    field: {
      subject: 'Subject', to: 'To', status: 'State', when: 'When', ticket: 'Ticket', template: 'What it is', written: 'Written', sendAfter: 'Leaves not before',
      sentAt: 'Sent', attempts: 'Attempts',
    },
    hint: { waiting: 'Answers leave within working hours, 10:00 to 18:00 Moscow time (§4.6).' },
    empty: { title: 'No letters yet', text: 'The confirmation leaves by itself as soon as the first request arrives (§4.2).' },
  },
  resources: { outgoingLetters: { name: 'Outgoing letter |||| Outgoing letters' } },
};
