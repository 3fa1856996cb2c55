import type { IncomingLetterOutcome } from '@reglament/schema';
import type { IncomingLetter } from './documents.ts';

/** Outcomes of letters that wait for a person: whose they are, or what they say. */
export const waitingOutcomes: readonly IncomingLetterOutcome[] = ['QUARANTINED', 'UNREADABLE'];

const listOf = (filter: object): string => `/incomingLetters?${new URLSearchParams({ filter: JSON.stringify(filter) }).toString()}`;

/** The list of those letters alone, of each sender the newest. */
export const waitingList = listOf({ outcome: waitingOutcomes, newestOfSender: true });

/** Everything that waits of the address of a letter and is as proven or forged as it is. */
export const waitingListOf = ({ from, authentication }: Pick<IncomingLetter, 'from' | 'authentication'>): string =>
  listOf({ outcome: ['QUARANTINED'], from, ...(authentication ? { authentication: [authentication] } : {}) });

/** Decision 0114: whether the others of its sender are put aside with a letter unless the person says otherwise: not where a client may have written them, nor under our own address, where forms write. */
export const takesOthersAlong = ({ othersWaiting, senderClient, authentication, fromStaff }: Pick<IncomingLetter, 'othersWaiting' | 'senderClient' | 'authentication' | 'fromStaff'>): boolean =>
  othersWaiting > 0 && !fromStaff && (senderClient === null || authentication === 'FAIL');

/** Decision 0110: who may have written what is somebody else's than its From says, and where that stands: in the text, or, as forms on web sites write their visitor, alone in Reply-To. */
export const proposedAuthor = ({ forwardedFrom, replyTo }: Pick<IncomingLetter, 'forwardedFrom' | 'replyTo'>): { address: string; hint: 'proposed' | 'replyTo' } | null => {
  if (forwardedFrom) return { address: forwardedFrom.address, hint: 'proposed' };
  // several are nobody's
  return replyTo && !replyTo.includes(',') ? { address: replyTo, hint: 'replyTo' } : null;
};

export const isWaiting = ({ outcome }: { outcome: IncomingLetterOutcome }): boolean => waitingOutcomes.includes(outcome);

/** What shows letters that wait, and is asked for anew once somebody has decided. */
export const afterDeciding = [['incomingLetters'], ['read', 'QuarantinedLetters'], ['read', 'QuarantineTile']];

/** Whether a letter that waits is certainly of a contact whom the desk knows. */
export const isProvenContact = ({ outcome, authentication, senderClient, fromStaff }: Pick<IncomingLetter, 'outcome' | 'authentication' | 'senderClient' | 'fromStaff'>): boolean =>
  outcome === 'QUARANTINED' && authentication === 'PASS' && senderClient?.contactName != null && !fromStaff;
