export default {
  preferences: {
    title: 'My preferences',
    command: 'Open my preferences',
    everywhere: 'hold at once and on all your computers',
    look: 'Look',
    work: 'Work',
    start: 'Where to start',
    startHint: 'The console opens on this page.',
    byRole: 'As is usual for the role',
    singleKeysHint: 'Single letters: J, K, R and others. Switch them off if you dictate.',
    undo: 'Undo sending',
    undoHint: 'An answer waits for so long before it leaves for the client.',
    seconds: '%{count} s',
  },
};
