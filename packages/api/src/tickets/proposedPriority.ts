import type { Priority, PriorityProposalState } from '@reglament/schema';

/** §4.7: a proposal says something only when it names another priority than the one that the client set. */
export const isProposal = (present: Priority, proposed: Priority): boolean => present !== proposed;

/** §4.7: whatever the client sets settles what was proposed: the same priority accepts it, any other one declines it. */
export const settledBy = (chosen: Priority, proposed: Priority): PriorityProposalState => (chosen === proposed ? 'ACCEPTED' : 'DECLINED');
