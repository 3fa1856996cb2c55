import { LockMode } from '@mikro-orm/core';
import { boundClientOf, type Viewer } from '../access/viewer.ts';
import { idOrNumber, requireVersion } from '../platform/database/recordForAct.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Ticket } from './ticket.entity.ts';

/**
 * The ticket of an act, locked until the act ends, so that two acts on it come one after the other.
 * A ticket of another client is not there for the viewer. `expectedVersion` stops an act on a stale picture.
 */
export const ticketForAct = async (work: Work, viewer: Viewer | null, named: string, expectedVersion?: number | null): Promise<Ticket> => {
  const ticket = await work.em.findOne(Ticket, idOrNumber(named), { lockMode: LockMode.PESSIMISTIC_WRITE });
  const bound = viewer ? boundClientOf(viewer) : null;
  if (!ticket || (bound !== null && ticket.client.id !== bound)) throw refusal('NOT_FOUND', { field: ['ticketId'] });
  requireVersion(ticket, expectedVersion);
  return ticket;
};

/** The id of a ticket that an input names, as far as the viewer may see it; not locked. */
export const ticketIdOf = async (work: Work, viewer: Viewer | null, named: string, field: string): Promise<string> => {
  const bound = viewer ? boundClientOf(viewer) : null;
  const ticket = await work.em.findOne(Ticket, { ...idOrNumber(named), ...(bound === null ? {} : { client: bound }) }, { fields: ['id'], disableIdentityMap: true });
  if (!ticket) throw refusal('NOT_FOUND', { field: [field] });
  return ticket.id;
};

/**
 * Marks that the act changed the ticket and says which version it will have: one act, one step. Two acts of one millisecond are
 * two changes all the same, so `updatedAt` always rises.
 */
export const touch = (work: Work, ticket: Ticket): number => {
  ticket.updatedAt = new Date(Math.max(work.now, ticket.updatedAt.getTime() + 1));
  return ticket.version + 1;
};
