export default {
  clientSilence: {
    card: 'Waiting for the client',
    silent: 'Silent for 10 working days',
    proposal: 'The solution may be postponed (P) or refused (D) for insufficient data. Nothing happens by itself.',
    asked: 'Asked', reminded: 'Reminded', willRemind: 'Will be reminded', willPropose: 'May be refused from',
    command: 'Tickets whose client is silent',
  },
};
