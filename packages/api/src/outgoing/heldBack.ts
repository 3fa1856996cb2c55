import { LockMode } from '@mikro-orm/core';
import { letterStatuses } from '@reglament/schema';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { confirmAnew } from './confirmation.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';

export interface HeldLetterOrder {
  letterId: string;
  /** Every other held letter to the same address as well. */
  allToAddress?: boolean | null | undefined;
}

const clause = '4.2';

/** The letter that is held back, and the others to its address where they are meant too; all locked. */
const heldForAct = async (work: Work, { letterId, allToAddress }: HeldLetterOrder): Promise<{ named: OutgoingLetter; meant: OutgoingLetter[] }> => {
  const named = isUuid(letterId) ? await work.em.findOne(OutgoingLetter, { id: letterId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!named) throw refusal('NOT_FOUND', { field: ['letterId'] });
  if (named.status !== 'HELD') throw refusal('ACT_NOT_POSSIBLE', { field: ['letterId'], clause, params: { status: letterStatuses[named.status] } });
  if (!allToAddress) return { named, meant: [named] };
  return { named, meant: await work.em.find(OutgoingLetter, { status: 'HELD', toAddress: named.toAddress }, { orderBy: { createdAt: 'asc', id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE }) };
};

const recordOf = (work: Work, type: string, { named, meant }: { named: OutgoingLetter; meant: OutgoingLetter[] }): Promise<string> =>
  work.record({ type, subjectType: 'letter', subjectId: named.id, payload: { to: named.toAddress, letters: meant.length } });

/** §4.2: staff say that a confirmation that was held back leaves after all, with what holds today. One that has nobody to go to any more is kept as not delivered. */
export const releaseHeldLetter = async (work: Work, order: HeldLetterOrder): Promise<OutgoingLetter> => {
  const held = await heldForAct(work, order);
  for (const letter of held.meant) if (letter.ticket) await confirmAnew(work, letter, letter.ticket.id);
  await recordOf(work, 'HELD_LETTERS_RELEASED', held);
  return held.named;
};

/** §4.2: staff say that it never leaves: somebody wrote in that person's name. The request itself stays. */
export const cancelHeldLetter = async (work: Work, order: HeldLetterOrder): Promise<OutgoingLetter> => {
  const held = await heldForAct(work, order);
  for (const letter of held.meant) letter.status = 'CANCELLED';
  await recordOf(work, 'HELD_LETTERS_CANCELLED', held);
  return held.named;
};
