import type { ObligationSubjects } from '../sla/breachEngine.ts';

/** A breach changes its ticket: lists and open pages see a newer version. */
export const ticketsAsSubjects: ObligationSubjects = {
  async touch(client, ids, at) {
    const { rows } = await client.query<{ id: string; number: string; version: number }>(
      'update ticket set version = version + 1, updated_at = $2 where id = any($1::uuid[]) returning id, number, version',
      [ids, at],
    );
    return new Map(rows.map(({ id, number, version }) => [id, { number, version }]));
  },
};
