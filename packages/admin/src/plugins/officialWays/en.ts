export default {
  officialWays: {
    card: 'Unofficial way', hint: 'They called, wrote to a messenger or to a personal address: no request comes of it, no term runs.',
    act: 'Write…', title: 'Write how to submit a request', submit: 'Write', done: 'The letter is written; it leaves in opening hours',
    who: 'Who asked', whoMissing: 'Choose who asked', way: 'How they asked',
    letter: 'The letter says that the question is not registered and how to submit it by §4.1. Once a day at most, in opening hours.',
  },
};
