import { readRows, type Reader } from '../platform/reading/connection.ts';
import { ended, governingJoin } from '../tickets/ticketFilter.ts';

/** The load of one person in figures. */
export interface Figures {
  open: number;
  dueToday: number;
  atRisk: number;
  overdue: number;
  answeredToday: number;
  oldestWaitingSince: string | null;
}

export const noLoad: Figures = { open: 0, dueToday: 0, atRisk: 0, overdue: 0, answeredToday: 0, oldestWaitingSince: null };

/** A day of the desk as instants, and where in it the present is. */
export interface Today {
  startsAt: Date;
  now: Date;
  endsAt: Date;
}

/** The figures of everybody who has something in hand or answered today, in one query, by person. */
export const loadsOf = async (reader: Reader, { startsAt, now, endsAt }: Today): Promise<Map<string, Figures>> => {
  const rows = await readRows<Figures & { id: string }>(
    reader,
    `select coalesce(held.id, answered.id) as id, coalesce(held.open, 0) as open, coalesce(held.due_today, 0) as "dueToday", coalesce(held.at_risk, 0) as "atRisk",
       coalesce(held.overdue, 0) as overdue, coalesce(answered.today, 0) as "answeredToday", held.oldest as "oldestWaitingSince"
     from (
       select t.assignee_id as id, count(*)::int as open,
         count(*) filter (where t.due_at >= $1 and t.due_at <= $2)::int as due_today,
         count(*) filter (where t.due_at >= $1 and governing.warn_at <= $1)::int as at_risk,
         count(*) filter (where t.due_at < $1)::int as overdue,
         min(governing.opened_at) filter (where t.due_at is not null) as oldest
       from ticket t ${governingJoin} where t.assignee_id is not null and not ${ended} group by t.assignee_id
     ) held
     full join (select staff_id as id, count(*)::int as today from message where side = 'STAFF' and staff_id is not null and written_at >= $3 and written_at <= $1 group by staff_id) answered
       on answered.id = held.id`,
    [now, endsAt, startsAt],
  );
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
};
