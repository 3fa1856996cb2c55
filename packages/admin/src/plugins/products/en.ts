export default {
  products: {
    menu: 'Products',
    count: '%{smart_count} product |||| %{smart_count} products',
    officialName: 'Official name', search: 'Name or description',
    right: 'keep directories',
    none: 'No description yet.',
    noVersions: 'No versions yet. A request names one (§4.5).',
    title: { create: 'New product' },
    section: { what: 'Product', versions: 'Versions and revisions', text: 'Description' },
    act: { create: 'Add product', off: 'Mark inactive', on: 'Bring back' },
    state: { off: 'Inactive' },
    hint: {
      nameEn: 'In the console and in letters in English',
      key: 'Latin letters, for exchange with other systems',
      active: 'An inactive product is not offered for new tickets',
      versions: 'One a line, from old to new. The client names the version in the request (§4.5).',
    },
    notification: { on: 'The product is active again', off: 'The product is marked inactive' },
    empty: { title: 'No products yet', text: 'Add the first one: a request names the product and its version (§4.5).' },
  },
  resources: {
    products: {
      name: 'Product |||| Products',
      fields: { name: 'Name', nameEn: 'Name in English', key: 'Short name', kind: 'Kind', versions: 'Versions and revisions', description: 'Description', descriptionEn: 'Description in English', active: 'Active' },
      notifications: { created: 'Product added', updated: 'Product changed' },
    },
  },
};
