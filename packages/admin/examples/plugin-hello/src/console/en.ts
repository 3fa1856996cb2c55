export default {
  'example-hello': {
    column: 'Greetings',
    card: { title: 'Greetings', count: '%{smart_count} greeting |||| %{smart_count} greetings' },
    act: { greet: 'Greet' },
    notification: { greeted: 'Greeted %{number}' },
    command: { open: 'Why greet' },
    page: { title: 'Why greet', text: 'This page came with the plugin. Its code was loaded when you opened it.' },
    settings: { title: 'Greetings', greeted: 'All', counted: 'Counted by the server' },
  },
};
