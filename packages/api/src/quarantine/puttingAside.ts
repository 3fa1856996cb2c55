import { LockMode } from '@mikro-orm/core';
import { isUuid } from '../platform/identity.ts';
import { invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { requiredText, textWithin } from '../tickets/requestFields.ts';
import { IncomingLetter } from '../mail/incomingLetter.entity.ts';
import { reasonsToWaitAlone } from '../mail/letterReason.ts';

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
 * A burst is put aside in one act: with it the others of its address and proof that wait in the quarantine, up to the last that the
 * person was shown (decision 0114).
 */
export const putLetterAside = async (work: Work, { letterId, why, othersUpTo }: { letterId: string; why: string; othersUpTo?: string | null | undefined }): Promise<IncomingLetter> => {
  const letter = await letterForAct(work, letterId, ({ outcome }) => outcome === 'UNREADABLE' || outcome === 'QUARANTINED');
  const reason = textWithin(requiredText(why, 'why', clause), 'why', longestReason, clause);
  const others = othersUpTo == null ? [] : await waitingWith(work, letter, othersUpTo);
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

/** Decision 0114: the other letters of its address that wait in the quarantine, are as proven as it is, and did not come to wait after `lastId`. What a colleague passes on, or bears our own address and is not disowned, is of somebody else each time. */
const waitingWith = async (work: Work, { id, fromAddress, authentication, reason }: IncomingLetter, lastId: string): Promise<IncomingLetter[]> => {
  const alone = reasonsToWaitAlone(authentication);
  const isAlone = reason != null && alone.includes(reason);
  if (lastId === id && (fromAddress == null || isAlone)) return [];
  if (!isUuid(lastId) || (await work.em.count(IncomingLetter, { id: lastId })) === 0) throw refusal('NOT_FOUND', { field: ['othersUpTo'] });
  const group = { outcome: 'QUARANTINED', fromAddress: fromAddress ?? null, authentication: authentication ?? null, reason: { $nin: [...alone] } } as const;
  const last = fromAddress != null && !isAlone ? await work.em.findOne(IncomingLetter, { ...group, id: lastId }) : null;
  if (!last?.decidedAt) throw invalid({ field: 'othersUpTo', clause }, { ru: 'это письмо больше не ждёт вместе с откладываемым: посмотрите на письма отправителя заново', en: 'that letter does not wait together with this one any longer: look at the sender’s letters anew' });
  return work.em.find(IncomingLetter, { ...group, $and: [{ id: { $ne: id } }, { $or: [{ decidedAt: { $lt: last.decidedAt } }, { decidedAt: last.decidedAt, id: { $lte: last.id } }] }] }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
};

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
