import { LockMode } from '@mikro-orm/core';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { requiredText, textWithin } from '../tickets/requestFields.ts';
import { IncomingLetter } from '../mail/incomingLetter.entity.ts';

const clause = '4.9';
const longestReason = 1000;

const letterForAct = async (work: Work, letterId: string, isFitting: (letter: IncomingLetter) => boolean): Promise<IncomingLetter> => {
  const letter = isUuid(letterId) ? await work.em.findOne(IncomingLetter, { id: letterId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!letter) throw refusal('NOT_FOUND', { field: ['letterId'] });
  if (!isFitting(letter)) throw refusal('ACT_NOT_POSSIBLE', { field: ['letterId'], clause, params: { status: letter.outcome ?? '…' } });
  return letter;
};

/**
 * §4.9: a person says that a letter that waits for somebody is no request and nothing will be done about it: what nobody will ever
 * read, what has nothing to do with the desk. It waits no longer, is kept as it came with who decided and why, and can still be accepted.
 * A burst is put aside in one act: with it everything else of its address that waits in the quarantine.
 */
export const putLetterAside = async (work: Work, { letterId, why, allOfSender }: { letterId: string; why: string; allOfSender?: boolean | null | undefined }): Promise<IncomingLetter> => {
  const letter = await letterForAct(work, letterId, ({ outcome }) => outcome === 'UNREADABLE' || outcome === 'QUARANTINED');
  const reason = textWithin(requiredText(why, 'why', clause), 'why', longestReason, clause);
  const others = allOfSender ? await waitingWith(work, letter) : [];
  for (const one of [letter, ...others]) {
    one.decidedWhy = reason;
    one.outcome = 'STORED';
    one.reason = 'PUT_ASIDE';
    one.namedTicket = null;
    one.decidedAt = work.at;
    one.decidedBy = work.actor.name;
    one.readAgainAt = null;
    await work.record({ type: 'LETTER_PUT_ASIDE', subjectType: 'letter', subjectId: one.id, payload: { why: reason } });
  }
  return letter;
};

/** The other letters of its address that wait in the quarantine; what a colleague passes on is of somebody else each time. */
const waitingWith = (work: Work, { id, fromAddress, reason }: IncomingLetter): Promise<IncomingLetter[]> =>
  fromAddress == null || reason === 'STAFF_SENDER'
    ? Promise.resolve([])
    : work.em.find(IncomingLetter, { id: { $ne: id }, outcome: 'QUARANTINED', fromAddress, reason: { $ne: 'STAFF_SENDER' } }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });

/** Whether the desk has all of a letter: of one that is too large it has the headers alone. */
const isWhole = ({ fullBytes }: IncomingLetter): boolean => fullBytes === null || fullBytes === undefined;

/**
 * §4.9: what could not be read is read once more, because what broke then may be mended by now. It counts from its arrival, as any
 * letter (R14). Until it is decided about it stays where it is.
 */
export const readLetterAgain = async (work: Work, { letterId }: { letterId: string }): Promise<IncomingLetter> => {
  const letter = await letterForAct(work, letterId, (one) => one.outcome === 'UNREADABLE' && isWhole(one));
  if (letter.readAgainAt) return letter;
  letter.readAgainAt = work.at;
  letter.nextAttemptAt = work.at;
  await work.record({ type: 'LETTER_READ_AGAIN', subjectType: 'letter', subjectId: letter.id });
  return letter;
};
