export default {
  start: {
    menu: 'Start',
    arrange: 'Arrange',
    ready: 'Done',
    asUsual: 'As is usual for the role',
    hint: 'Drag a tile by its handle, or go to the handle and move it with the arrows. The cross puts a tile away. All of it is kept at once.',
    aside: 'Add:',
    move: 'Move “%{title}”',
    moveHint: 'Drag, or move with the arrows',
    hide: 'Put away “%{title}”',
    empty: { title: 'There are no tiles', text: 'Press “Arrange” to add some.' },
    firstSteps: {
      title: 'Where to begin', done: 'All is ready: there are specialists, clients and assignments.', ready: 'Done', open: 'Not done',
      ADD_SPECIALISTS: 'Add specialists', ADD_CLIENTS: 'Add clients', ASSIGN_SPECIALISTS: 'Attach the ones to the others',
    },
    incidents: { title: 'Failures of extensions', none: 'Nothing failed.', all: '%{smart_count} failure in all |||| %{smart_count} failures in all' },
  },
};
