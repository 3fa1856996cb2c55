import type { IncomingLetterOutcome } from '@reglament/schema';

/** Outcomes of letters that wait for a person: whose they are, or what they say. */
export const waitingOutcomes: readonly IncomingLetterOutcome[] = ['QUARANTINED', 'UNREADABLE'];

/** The list of those letters alone. */
export const waitingList = `/incomingLetters?${new URLSearchParams({ filter: JSON.stringify({ outcome: waitingOutcomes }) }).toString()}`;

export const isWaiting = ({ outcome }: { outcome: IncomingLetterOutcome }): boolean => waitingOutcomes.includes(outcome);

/** What shows letters that wait, and is asked for anew once somebody has decided. */
export const afterDeciding = [['incomingLetters'], ['read', 'QuarantinedLetters'], ['read', 'QuarantineTile']];
