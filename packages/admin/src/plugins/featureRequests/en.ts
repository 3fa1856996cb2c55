export default {
  featureRequests: {
    tile: { title: 'Wishes by voices', empty: 'No wish waits for a decision.', all: '%{smart_count} wish in all |||| %{smart_count} wishes in all' },
    menu: 'Wishes',
    count: '%{smart_count} wish |||| %{smart_count} wishes',
    voices: '%{smart_count} voice |||| %{smart_count} voices',
    search: 'Number, title, client',
    all: 'All states',
    noProduct: 'None', noTicket: 'None',
    right: { submit: 'submit wishes and Terms of Reference', decide: 'decide on wishes and Terms of Reference' },
    title: { create: 'New wish', support: 'Voice of a client' },
    section: { whose: 'Whose wish', what: 'What to change', decision: 'Decision' },
    field: {
      number: 'Number', title: 'Title', client: 'Client', product: 'Product', ticket: 'Ticket', status: 'State', voices: 'Voices', release: 'Release', createdAt: 'Submitted',
      decided: 'Decided', text: 'What is wanted', benefit: 'What the client gains', comment: 'Explanation for the client',
    },
    act: { fromTicket: 'Make a wish of it…', create: 'Take down a wish', submit: 'Take down', support: 'Support for a client' },
    decide: {
      REGISTERED: 'Put back', UNDER_REVIEW: 'Take up for review', ACCEPTED: 'Accept', PLANNED: 'Plan', INCLUDED_IN_RELEASE: 'Include in a release', DECLINED: 'Decline',
    },
    hint: {
      module: 'A change of what exists is a wish (§3.12). A new module is submitted as Terms of Reference (§3.16).',
      ticket: 'From which the wish arose',
      text: 'What should be different, and in which situation',
      benefit: 'Helps to decide what comes first',
      support: 'One client, one voice (§3.12). Add a voice only when the client said so.',
      whose: 'Name the client whose voice it is',
      comment: 'The client reads it with the decision',
      release: 'For example: Zenitron Studio 1.14',
      waiting: 'Nothing has been decided yet.',
    },
    notification: { supported: 'The voice is counted', decided: 'The decision is recorded' },
    empty: { title: 'No wishes yet', text: 'Wishes of clients under support are accepted (§3.12); take down the first.' },
  },
  resources: {
    featureRequests: { name: 'Wish |||| Wishes', notifications: { created: 'The wish is taken down' } },
  },
};
