import type { IncomingLetterOutcome } from '@reglament/schema';
import type { IncomingLetter } from './documents.ts';

/** Outcomes of letters that wait for a person: whose they are, or what they say. */
export const waitingOutcomes: readonly IncomingLetterOutcome[] = ['QUARANTINED', 'UNREADABLE'];

const listOf = (filter: object): string => `/incomingLetters?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`;

/** The list of those letters alone, of each sender the newest. */
export const waitingList = listOf({ outcome: waitingOutcomes, newestOfSender: true });

/** Everything that waits of one address. */
export const waitingListOf = (from: string): string => listOf({ outcome: ['QUARANTINED'], text: from });

export const isWaiting = ({ outcome }: { outcome: IncomingLetterOutcome }): boolean => waitingOutcomes.includes(outcome);

/** What shows letters that wait, and is asked for anew once somebody has decided. */
export const afterDeciding = [['incomingLetters'], ['read', 'QuarantinedLetters'], ['read', 'QuarantineTile']];

/** Whether a letter that waits is certainly of a contact whom the desk knows. */
export const isProvenContact = ({ outcome, authentication, senderClient, fromStaff }: Pick<IncomingLetter, 'outcome' | 'authentication' | 'senderClient' | 'fromStaff'>): boolean =>
  outcome === 'QUARANTINED' && authentication === 'PASS' && senderClient?.contactName != null && !fromStaff;
