import { LockMode } from '@mikro-orm/core';
import type { Viewer } from '../access/viewer.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ticketIdOf } from './loading.ts';
import { Ticket } from './ticket.entity.ts';

/** A ticket as an input names it: its id or number, and the field that does. */
export interface Named { readonly named: string; readonly field: string }

/**
 * Two different tickets, locked in one order, so that two acts on the same pair never wait for each other.
 * @throws NOT_FOUND on the field; the code of the caller when both are one
 */
export const ticketPair = async (work: Work, viewer: Viewer, one: Named, other: Named, same: 'MERGE_WITH_ITSELF' | 'LINK_WITH_ITSELF'): Promise<[Ticket, Ticket]> => {
  const ids = [await ticketIdOf(work, viewer, one.named, one.field), await ticketIdOf(work, viewer, other.named, other.field)] as const;
  if (ids[0] === ids[1]) throw refusal(same, { field: [other.field] });
  const both = await work.em.find(Ticket, { id: { $in: [...ids] } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  const [first, second] = ids.map((id) => both.find((ticket) => ticket.id === id));
  if (!first || !second) throw refusal('NOT_FOUND', { field: [first ? other.field : one.field], clause: '4.4' });
  return [first, second];
};
