export default {
  templates: {
    menu: 'Texts of letters',
    right: 'change the regulation',
    own: 'own words',
    group: { client: 'To clients', sender: 'To unknown senders', staff: 'To staff' },
    language: { ru: 'Russian', en: 'English' },
    field: { subject: 'Subject', body: 'Text', ticket: 'Ticket', form: 'Form', language: 'Language' },
    form: { html: 'As in a mail program', text: 'Plain text' },
    act: { change: 'Change…', changeIn: 'Change in version %{number}' },
    hint: { force: 'The texts are part of the regulation: a new one takes force with a new version, and requests accepted earlier get letters by their own (§2.4).' },
    preview: {
      title: 'As the reader sees it', newest: 'The newest', noTicket: 'There is no such ticket', filled: 'Filled from ticket', version: 'version %{number}',
      examples: 'The ticket has nothing for these yet, an example is shown: %{places}', empty: 'Empty for this ticket: %{places}',
    },
    history: { title: 'What changed this letter', none: 'It was never changed: the usual words are in force.', version: 'Version %{number}', from: 'from %{day}' },
    notification: { drafted: 'Draft of a new version created' },
  },
};
