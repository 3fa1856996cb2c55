import type { LetterAuthentication } from '@reglament/schema';
import { writeLetter } from '../outgoing/letters.ts';
import { mayReply } from '../outgoing/replyCaps.ts';
import { OutgoingLetter } from '../outgoing/outgoingLetter.entity.ts';
import type { Work } from '../platform/work.ts';
import { localDay } from '../regulation/ruleBook.ts';
import type { ReadLetter } from './letterReading.ts';
import { languageOfText } from './letterText.ts';

/** Whom the desk does not know, or whose client it knows but who proves nothing. */
export type Doubt = 'UNKNOWN_SENDER' | 'UNPROVEN_SENDER';

/**
 * §4.1, §4.9: whether the sender of a letter that waits learns it. Nobody does of what a filter calls unwanted. An address of a client is
 * told also of what its domain disowns: their request waits. A stranger's is not: it was written by somebody else, who would make the desk
 * write to people who have nothing to do with it.
 */
export const isTold = (reason: string, { isSpam, authentication }: { isSpam: boolean; authentication: LetterAuthentication | null | undefined }): reason is Doubt =>
  !isSpam && (reason === 'UNPROVEN_SENDER' || (reason === 'UNKNOWN_SENDER' && authentication !== 'FAIL'));

/**
 * §4.1, §4.9: somebody whom the desk does not know is asked once a day which client it is, and whoever proves nothing is told so, within
 * the caps on replies. The letter repeats nothing of what came, so nobody can make the desk send words of theirs to a third person; and
 * it never goes to a machine.
 * @param answersAt arrival of their letter, epoch milliseconds
 */
export const askWhoWrites = async (work: Work, { address, doubt }: { address: string; doubt: Doubt }, read: ReadLetter, answersAt: number): Promise<void> => {
  const deduplicationKey = `unidentified:${address}:${localDay(work.now)}`;
  if ((await work.em.count(OutgoingLetter, { deduplicationKey })) > 0) return;
  if (!(await mayReply(work, [address], answersAt, true))) return;
  const thread: Record<string, string> = read.messageHeaderId ? { 'In-Reply-To': read.messageHeaderId, References: read.messageHeaderId } : {};
  await writeLetter(work, {
    templateKey: doubt === 'UNPROVEN_SENDER' ? 'intake.unproven' : 'intake.unidentified',
    automaticReply: { what: 'SEND', answersAt, unproven: true },
    ticket: null,
    to: [address],
    locale: languageOfText(`${read.subject ?? ''} ${read.text}`),
    values: {},
    deduplicationKey,
    headers: thread,
  });
};
