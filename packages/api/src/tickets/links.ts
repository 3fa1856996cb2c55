import type { TicketLinkKind } from '@reglament/schema';
import type { Viewer } from '../access/viewer.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { ticketForAct, ticketIdOf } from './loading.ts';
import type { Ticket } from './ticket.entity.ts';
import { TicketLink } from './ticketLink.entity.ts';

/** Notes that `from` was merged into, split from, continues or is related to `to`. Both are tickets of one client, unless they are only related. */
export const linkTickets = (work: Work, kind: TicketLinkKind, from: Ticket, to: Ticket): void => {
  work.em.create(TicketLink, { fromTicket: from, toTicket: to, kind, at: work.at });
};

const survivorsSql = `with recursive way as (
    select ticket.id as start, ticket.id as stop, 0 as step from ticket where ticket.id = any(?::uuid[])
    union all
    select way.start, link.to_ticket_id, way.step + 1 from way join ticket_link link on link.from_ticket_id = way.stop and link.kind = 'MERGED_INTO'
  )
  select distinct on (start) start, stop from way order by start, step desc`;

/** R17: where the correspondence of each ticket goes on: the ticket itself, or the last one that it was merged into. */
export const survivorsOf = async (work: Work, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await work.em.execute<{ start: string; stop: string }[]>(survivorsSql, [`{${ids.join(',')}}`]);
  return new Map(rows.map(({ start, stop }) => [start, stop]));
};

/** R17: a ticket with all that were merged into it: their correspondence is one. */
export const wholeOf = async (work: Work, id: string): Promise<string[]> => {
  const rows = await work.em.execute<{ id: string }[]>(
    `with recursive whole as (
       select ?::uuid as id
       union select link.from_ticket_id from whole join ticket_link link on link.to_ticket_id = whole.id and link.kind = 'MERGED_INTO'
     ) select id from whole`, [id]);
  return rows.map((row) => row.id);
};

/** Refuses an act on a ticket that goes on elsewhere (R17). */
export const requireUnmerged = async (work: Work, ticket: Ticket, field: string): Promise<void> => {
  const link = await work.em.findOne(TicketLink, { fromTicket: ticket, kind: 'MERGED_INTO' }, { populate: ['toTicket'] });
  if (link) throw refusal('TICKET_MERGED', { field: [field], params: { number: link.toTicket.number } });
};

/** The ticket that a client's message joins, locked: never one that was merged, be it meanwhile (R17). */
export const livingTicketForAct = async (work: Work, viewer: Viewer | null, named: string): Promise<Ticket> => {
  // only the survivor is locked: a merge, which locks two, then never waits in a circle
  for (let wanted = await ticketIdOf(work, viewer, named, 'ticketId'); ; ) {
    const id = (await survivorsOf(work, [wanted])).get(wanted) ?? wanted;
    const ticket = await ticketForAct(work, null, id);
    // a merge may have been faster than the lock
    if (((await survivorsOf(work, [id])).get(id) ?? id) === id) return ticket;
    wanted = id;
  }
};
