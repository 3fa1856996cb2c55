import type { HandoverState } from '@reglament/schema';

/** States that staff set by hand; a return is an act of its own. */
export const namedStates = ['HANDED_OVER', 'TAKEN', 'FIXED', 'RELEASED', 'REJECTED'] as const satisfies readonly HandoverState[];

/**
 * §3.2, §3.8: development takes what was handed over, fixes and releases it, or says that it will not. A step may be left out or taken back
 * while development is at work: its own tracker has the last word. What was released, rejected or returned is over.
 */
const going: readonly HandoverState[] = ['HANDED_OVER', 'TAKEN', 'FIXED'];

/** Whether development still works on it. */
export const isGoing = (state: HandoverState): boolean => going.includes(state);

/** §3.2: the ticket waits at development as long as any of its hand-overs goes on; then it comes back to the desk, which answers the client. */
export const comesBack = (states: readonly HandoverState[]): boolean => !states.some(isGoing);
