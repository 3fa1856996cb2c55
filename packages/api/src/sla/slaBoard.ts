import type { Priority } from '@reglament/schema';
import { codesOf, priorities } from '@reglament/schema';
import { clock } from '../platform/clock.ts';
import { cursorOf, type Place } from '../platform/events/cursor.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { endOfLocalDay, localDay, ruleBookAt } from '../regulation/ruleBook.ts';
import { keptShare } from './keptShare.ts';
import { remainingWorkingSeconds, type SlaBoard, type SlaBoardCompliance, type SlaBoardLoad, type SlaBoardRow } from './sla.type.ts';
import { standingOf } from './standing.ts';

/** The period over which kept promises are counted, in calendar days. */
const complianceDays = 30;
const rowsShown = 10;

const owed = 'answered_at is null and not_required_at is null and merged_at is null';

interface Figures {
  breached: number;
  dueToday: number;
  awaitingAnswer: number;
  atRisk: number;
}

interface NextRow {
  obligationId: string;
  ticketId: string;
  number: string;
  subject: string;
  assigneeName: string | null;
  priority: Priority;
  startsAt: string;
  dueAt: string;
  warnAt: string;
  regulationVersionId: string;
}

/** The share of promises kept, of those that were met or broken in the period; a breach counts though its answer came later. */
const complianceOf = async (reader: Reader, since: Date, now: Date): Promise<SlaBoardCompliance[]> => {
  const rows = await readRows<{ priority: Priority; met: number; total: number }>(
    reader,
    `select priority, count(*) filter (where breached_at is null and answered_at <= due_at)::int as met, count(*)::int as total
     from response_obligation
     where not_required_at is null and merged_at is null
       and ((breached_at is not null and due_at between $1 and $2) or (breached_at is null and answered_at between $1 and $2))
     group by priority`,
    [since, now],
  );
  return codesOf(priorities).map((priority) => {
    const { met, total } = rows.find((row) => row.priority === priority) ?? { met: 0, total: 0 };
    return { priority, met, total, percent: keptShare(met, total) };
  });
};

/** The board at this moment; behind `place` its stream goes on. The names of tickets and people come from their tables; the clock itself knows neither. */
export const readSlaBoard = async (reader: Reader, place: Place): Promise<SlaBoard> => {
  const now = clock.now();
  const at = new Date(now);
  const { calendar, number } = ruleBookAt(now);
  const [figures, next, load, complianceByPriority] = await Promise.all([
    readRows<Figures>(
      reader,
      `select count(*) filter (where due_at < $1)::int as breached, count(*) filter (where due_at between $1 and $2)::int as "dueToday",
         count(*)::int as "awaitingAnswer", count(*) filter (where due_at >= $1 and warn_at <= $1)::int as "atRisk"
       from response_obligation where ${owed}`,
      [at, new Date(endOfLocalDay(now))],
    ),
    readRows<NextRow>(
      reader,
      `select obligation.id as "obligationId", ticket.id as "ticketId", ticket.number, ticket.subject, staff.name as "assigneeName", obligation.priority,
         obligation.starts_at as "startsAt", obligation.due_at as "dueAt", obligation.warn_at as "warnAt", obligation.regulation_version_id as "regulationVersionId"
       from response_obligation obligation join ticket on ticket.id = obligation.ticket_id left join staff on staff.id = ticket.assignee_id
       where ${owed} order by obligation.due_at, obligation.opened_at, obligation.id limit ${rowsShown}`,
      [],
    ),
    readRows<SlaBoardLoad>(
      reader,
      `select staff.id as "staffId", staff.name, count(*) filter (where obligation.due_at < $1)::int as breached,
         count(*) filter (where obligation.due_at >= $1 and obligation.warn_at <= $1)::int as "atRisk",
         count(*) filter (where obligation.due_at >= $1 and obligation.warn_at > $1)::int as "onTime"
       from response_obligation obligation join ticket on ticket.id = obligation.ticket_id left join staff on staff.id = ticket.assignee_id
       where ${owed} group by staff.id, staff.name order by count(*) desc, staff.name nulls last`,
      [at],
    ),
    complianceOf(reader, new Date(now - complianceDays * 86_400_000), at),
  ]);
  const total = complianceByPriority.reduce((sum, one) => sum + one.total, 0);
  const met = complianceByPriority.reduce((sum, one) => sum + one.met, 0);
  const { open, changesAt } = calendar.nextChange(now);
  return {
    asOf: now,
    open,
    changesAt,
    ...(figures[0] ?? { breached: 0, dueToday: 0, awaitingAnswer: 0, atRisk: 0 }),
    compliance: keptShare(met, total),
    complianceDays,
    next: next.map((row) => boardRow(row, now)),
    load,
    complianceByPriority,
    regulationVersion: number,
    calendarYear: Number(localDay(now).slice(0, 4)),
    cursor: cursorOf(place),
  };
};

const boardRow = (row: NextRow, now: number): SlaBoardRow => {
  const times = { startsAt: Date.parse(row.startsAt), dueAt: Date.parse(row.dueAt), answeredAt: null, notRequiredAt: null, mergedAt: null };
  return {
    obligationId: row.obligationId,
    ticketId: row.ticketId,
    number: row.number,
    subject: row.subject,
    assigneeName: row.assigneeName,
    priority: row.priority,
    dueAt: row.dueAt,
    standing: standingOf(times, Date.parse(row.warnAt), now),
    remainingWorkingSeconds: remainingWorkingSeconds({ ...row }, now),
  };
};
