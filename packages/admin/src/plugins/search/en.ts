export default {
  search: {
    corrected: 'Searched for “%{taken}” instead of “%{typed}”.',
    kind: { TICKET: 'Tickets', CLIENT: 'Clients', CONTACT: 'Contacts', PRODUCT: 'Products', FEATURE_REQUEST: 'Wishes', TERMS_OF_REFERENCE: 'Terms of Reference' },
  },
};
