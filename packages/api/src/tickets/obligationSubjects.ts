import type { MovedSubjects } from '../sla/calendarRecompute.ts';
import type { ObligationSubjects } from '../sla/runningObligation.ts';

/** A breach changes its ticket: lists and open pages see a newer version. A warning changes nothing that a person could have in hand. */
export const ticketsAsSubjects: ObligationSubjects = {
  async lock(client, ids, wait) {
    // not a key update: a letter or a message that is being written for the ticket does not stand in the way
    const { rows } = await client.query<{ id: string }>(`select id from ticket where id = any($1::uuid[]) order by id for no key update ${wait ? '' : 'skip locked'}`, [ids]);
    return rows.map(({ id }) => id);
  },
  async named(client, ids) {
    const { rows } = await client.query<{ id: string; number: string; version: number }>('select id, number, version from ticket where id = any($1::uuid[])', [ids]);
    return new Map(rows.map(({ id, number, version }) => [id, { number, version }]));
  },
  async touch(client, ids, at) {
    const { rows } = await client.query<{ id: string; number: string; version: number }>(
      'update ticket set version = version + 1, updated_at = $2 where id = any($1::uuid[]) returning id, number, version',
      [ids, at],
    );
    return new Map(rows.map(({ id, number, version }) => [id, { number, version }]));
  },
};

/** A change of the calendar moves the dues of tickets, which order the queue by a copy (R11). */
export const ticketsThatMove: MovedSubjects = {
  async lock(client, ids) {
    await client.query('select id from ticket where id = any($1::uuid[]) order by id for update', [ids]);
  },
  async move(client, moved, at) {
    const { rows } = await client.query<{ id: string; number: string; version: number }>(
      `update ticket set due_at = case when ticket.due_at is not null and ticket.obligation_id = moved.obligation_id then moved.due_at else ticket.due_at end,
         version = ticket.version + 1, updated_at = $4
       from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as moved(ticket_id, obligation_id, due_at)
       where ticket.id = moved.ticket_id returning ticket.id, ticket.number, ticket.version`,
      [moved.map(({ ticketId }) => ticketId), moved.map(({ obligationId }) => obligationId), moved.map(({ dueAt }) => dueAt), at],
    );
    return new Map(rows.map(({ id, number, version }) => [id, { number, version }]));
  },
};
