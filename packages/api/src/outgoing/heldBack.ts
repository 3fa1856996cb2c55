import { LockMode } from '@mikro-orm/core';
import { letterStatuses } from '@reglament/schema';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import type { Follower, System } from '../platform/feature.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import { mailboxInSql, mailboxOf } from '../platform/text/mailboxOf.ts';
import type { Work } from '../platform/work.ts';
import { confirmAnew } from './confirmation.ts';
import { OutgoingLetter } from './outgoingLetter.entity.ts';

export interface HeldLetterOrder {
  letterId: string;
  /** Every other held letter to the same mailbox as well. */
  allToAddress?: boolean | null | undefined;
}

const clause = '4.2';
/** So many are dealt with in one transaction; a flood holds back thousands. */
const mostAtOnce = 100;

/** The oldest letters that were held back for a mailbox by then; locked. */
const heldTo = async (work: Work, mailbox: string, { until, limit }: { until: Date; limit: number }): Promise<OutgoingLetter[]> => {
  const ids = await work.em.execute<{ id: string }[]>(
    `select id from outgoing_letter where status = 'HELD' and ${mailboxInSql('to_address')} = ? and created_at <= ? order by created_at, id limit ?`, [mailbox, until, limit]);
  return work.em.find(OutgoingLetter, { id: { $in: ids.map(({ id }) => id) }, status: 'HELD' }, { orderBy: { createdAt: 'asc', id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
};

/** What becomes of held letters: they leave, with what holds today, or never do. */
interface Verdict {
  event: 'HELD_LETTERS_RELEASED' | 'HELD_LETTERS_CANCELLED';
  take: (work: Work, letter: OutgoingLetter) => Promise<void>;
}

/** One that has nobody to go to any more is kept as not delivered. */
const leaving: Verdict = { event: 'HELD_LETTERS_RELEASED', take: async (work, letter) => void (letter.ticket && (await confirmAnew(work, letter, letter.ticket.id))) };
const cancelling: Verdict = {
  event: 'HELD_LETTERS_CANCELLED',
  take: async (_, letter) => {
    letter.status = 'CANCELLED';
  },
};

/** The letter that is held back, and the first of the others to its mailbox where they are meant too. */
const heldForAct = async (work: Work, { letterId, allToAddress }: HeldLetterOrder): Promise<{ named: OutgoingLetter; meant: OutgoingLetter[] }> => {
  const named = isUuid(letterId) ? await work.em.findOne(OutgoingLetter, { id: letterId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!named) throw refusal('NOT_FOUND', { field: ['letterId'] });
  const own = named.status === 'HELD' ? [named] : [];
  const others = allToAddress && named.toAddress !== '' ? await heldTo(work, mailboxOf(named.toAddress), { until: work.at, limit: mostAtOnce }) : [];
  const meant = [...own, ...others.filter(({ id }) => id !== named.id)];
  if (meant.length === 0) throw refusal('ACT_NOT_POSSIBLE', { field: ['letterId'], clause, params: { status: letterStatuses[named.status] } });
  return { named, meant: meant.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)) };
};

const decideOnHeld = async (work: Work, order: HeldLetterOrder, { event, take }: Verdict): Promise<OutgoingLetter> => {
  const { named, meant } = await heldForAct(work, order);
  // its address may be another one when it leaves
  const to = named.toAddress;
  for (const letter of meant) await take(work, letter);
  await work.record({ type: event, subjectType: 'letter', subjectId: named.id, payload: { to, letters: meant.length, all: order.allToAddress === true } });
  return named;
};

/** §4.2: staff say that a confirmation that was held back leaves after all, with what holds today. */
export const releaseHeldLetter = (work: Work, order: HeldLetterOrder): Promise<OutgoingLetter> => decideOnHeld(work, order, leaving);

/** §4.2: staff say that it never leaves: somebody wrote in that person's name. The request itself stays. */
export const cancelHeldLetter = (work: Work, order: HeldLetterOrder): Promise<OutgoingLetter> => decideOnHeld(work, order, cancelling);

/** What the act left of those that were meant, a transaction for each hundred; what breaks off goes on with those that are still held. */
const goOn = async ({ workshop }: System, { payload, actor, occurredAt, subjectId }: PlacedEvent, { event, take }: Verdict): Promise<void> => {
  if (payload['all'] !== true) return;
  const [to, until] = [String(payload['to']), new Date(occurredAt)];
  const decideOnSome = async (work: Work): Promise<number> => {
    const letters = await heldTo(work, mailboxOf(to), { until, limit: mostAtOnce });
    for (const letter of letters) await take(work, letter);
    if (letters.length > 0) await work.record({ type: event, subjectType: 'letter', subjectId, payload: { to, letters: letters.length, all: false } });
    return letters.length;
  };
  while ((await workshop.perform(actor, decideOnSome)).result > 0);
};

export const heldBack: readonly Follower[] = [leaving, cancelling].map((verdict) => ({ id: `outgoing.${verdict.event}`, to: verdict.event, follow: (system, event) => goOn(system, event, verdict) }));
