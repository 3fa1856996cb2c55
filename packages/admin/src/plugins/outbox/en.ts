export default {
  outbox: {
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
    template: {
      ticket_accepted: 'Confirmation (§4.2)', ticket_processingStarted: 'Processing has begun (§4.4)', ticket_answer: 'Answer (§4.7)', ticket_infoRequest: 'Question to the client (§4.13)',
      ticket_followUp: 'Addition received (§4.12)', ticket_closed: 'Ticket closed (§4.4)', ticket_priorityChanged: 'Priority changed (§4.7)', intake_unidentified: 'Sender not recognised (§4.9)',
    },
    hint: { waiting: 'Answers leave within working hours, 10:00 to 18:00 Moscow time (§4.6).' },
    empty: { title: 'No letters yet', text: 'The confirmation leaves by itself as soon as the first request arrives (§4.2).' },
  },
  resources: { outgoingLetters: { name: 'Outgoing letter |||| Outgoing letters' } },
};
