export default {
  search: {
    corrected: 'Searched for “%{taken}” instead of “%{typed}”.',
    command: 'Search tickets and directories',
    page: {
      title: 'Search', field: 'Words, "a phrase", -without, client:name, number:TP-2026', look: 'Search', kinds: 'What to show', everything: 'Everything',
      empty: 'What are you looking for?', nothing: 'Nothing found: %{typed}', more: 'Show more',
      syntax: 'Words are found in any form. "A phrase" is found as it stands, -word leaves out, client:name keeps the tickets of one client.',
      narrow: 'The best result is shown. Say more to see the others. |||| The %{smart_count} best results are shown. Say more to see the others.',
    },
    similar: { title: 'Similar tickets', link: 'Link with %{number}', linked: 'Linked with %{number}' },
    kind: { TICKET: 'Tickets', CLIENT: 'Clients', CONTACT: 'Contacts', PRODUCT: 'Products', ARTICLE: 'Standard answers', FEATURE_REQUEST: 'Wishes', TERMS_OF_REFERENCE: 'Terms of Reference' },
  },
};
