export default {
  announcements: {
    menu: 'Announcements',
    count: '%{smart_count} announcement |||| %{smart_count} announcements',
    right: 'announce releases, outages and other things',
    title: { create: 'New announcement' },
    section: { about: 'About what', words: 'What to announce', release: 'What the release holds', letters: 'Letter to clients' },
    act: { create: 'Announce', publish: 'Publish', addMended: 'Add', product: 'Open the product' },
    part: { features: 'New functions', fixes: 'Fixes' },
    language: { ru: 'Russian', en: 'English' },
    hint: {
      which: 'Choose a product', noProduct: 'About no product',
      words: 'Everybody sees the announcement, and it cannot be changed afterwards. Without an English text, clients who read English get the Russian one.',
      title: 'Left empty: "New version", the name of the product and the version',
      text: 'May be left out where the new functions or the fixes are told below',
      release: 'Optional. Each line is a point of its own.', url: 'Where the release and its documentation are fetched. Only https://',
      solvedTickets: 'Numbers with commas or blanks between them. Each client reads the numbers of its own tickets only; the letter below is to whoever is named first.',
      tellClients: 'Contacts of all active clients get the letter, except those who declined such letters. Answers to requests leave first.',
      whoUsesIt: 'The letter goes to clients who have a ticket, Terms of Reference or a wish about this product, or a solved ticket named above, and to those of whose products nothing is known; not to people who declined such letters. Answers to requests leave first.',
    },
    mended: 'Development mended %{smart_count} ticket in this version |||| Development mended %{smart_count} tickets in this version',
    letters: {
      none: 'No letters',
      sent: '%{smart_count} left |||| %{smart_count} left',
      waiting: '%{smart_count} waits |||| %{smart_count} wait',
      undelivered: '%{smart_count} not delivered |||| %{smart_count} not delivered',
    },
    preview: {
      language: 'Language of the letter', title: 'The letter as its reader sees it', none: 'No letters: the announcement stands in the list alone.', unfinished: 'The letter shows here once the required fields are filled in.',
      nobody: 'Nobody gets the letter',
      recipients: '%{smart_count} person gets the letter |||| %{smart_count} people get the letter',
    },
    empty: { title: 'Nothing announced yet', text: 'Releases of products, planned outages, versions of the regulation and changes of working hours will stand here.' },
  },
  resources: {
    announcements: {
      name: 'Announcement |||| Announcements',
      fields: {
        title: 'Title', kind: 'Kind', publishedAt: 'Published', publishedBy: 'By', letters: 'Letters', productId: 'Product', productVersion: 'Version',
        titleRu: 'Title in Russian', titleEn: 'Title in English', textRu: 'Text in Russian', textEn: 'Text in English', tellClients: 'Tell clients by letter',
        featuresRu: 'New functions in Russian', featuresEn: 'New functions in English', fixesRu: 'Fixes in Russian', fixesEn: 'Fixes in English', url: 'Download and documentation', period: 'Period', solvedTickets: 'Tickets solved',
      },
      notifications: { created: 'The announcement is published' },
    },
  },
};
