import type { ObligationKind, Priority } from '@reglament/schema';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { outcomeAsOf, type Outcome } from './outcome.ts';
import type { ReportPeriod } from './period.ts';

/** A promise that ended in the period of a report, with everything by which reports count. */
export interface ReportedPromise {
  obligationId: string;
  ticketId: string;
  number: string;
  subject: string;
  kind: ObligationKind;
  priority: Priority;
  clientId: string;
  client: string;
  /** Their names in English, where they have one. */
  clientEn: string | null;
  productEn: string | null;
  productId: string | null;
  product: string | null;
  /** Whose ticket it was when the promise ended; null for the common queue. */
  specialistId: string | null;
  specialist: string | null;
  openedAt: number;
  startsAt: number;
  dueAt: number;
  answeredAt: number | null;
  excusedReason: string | null;
  regulationVersionId: string;
  outcome: Outcome;
  endedAt: number;
}

export interface ReportFilter {
  priority?: readonly string[] | null;
  clientId?: readonly string[] | null;
  productId?: readonly string[] | null;
}

interface Row extends Omit<ReportedPromise, 'openedAt' | 'startsAt' | 'dueAt' | 'answeredAt' | 'outcome' | 'endedAt' | 'specialistId' | 'specialist'> {
  state: { priority: Priority; startsAt: string; dueAt: string; answeredAt: string | null; breachedAt: string | null; notRequiredAt: string | null; mergedAt: string | null; excusedAt: string | null };
  openedAt: string | Date;
}

/**
 * The obligations as the ledger knew them at a moment: what was entered later does not count, so that a report of then can be
 * repeated at any time (R19). An ended promise never changes but by an excuse, so a window round the period holds all of them.
 */
const statesSql = `with known as (
    select distinct on (entry.obligation_id) entry.obligation_id, entry.state
    from obligation_ledger entry join response_obligation candidate on candidate.id = entry.obligation_id
    where entry.occurred_at <= $1 and candidate.opened_at <= $3
      and (candidate.due_at >= $2 or candidate.answered_at >= $2 or candidate.not_required_at >= $2)
    order by entry.obligation_id, entry.entry desc
  )
  select obligation.id as "obligationId", ticket.id as "ticketId", ticket.number, ticket.subject, obligation.kind, known.state->>'priority' as priority,
    client.id as "clientId", client.name as client, client.name_en as "clientEn", product.name_en as "productEn", product.id as "productId", product.name as product, obligation.opened_at as "openedAt",
    obligation.excused_reason as "excusedReason", obligation.regulation_version_id as "regulationVersionId", known.state
  from known join response_obligation obligation on obligation.id = known.obligation_id
    join ticket on ticket.id = obligation.ticket_id join client on client.id = ticket.client_id left join product on product.id = ticket.product_id
  where ($4::text[] is null or known.state->>'priority' = any($4)) and ($5::uuid[] is null or client.id = any($5)) and ($6::uuid[] is null or product.id = any($6))`;

/** Who held each ticket at each moment, by the events that gave it to somebody (§1). */
const holdersSql = `select subject_id as "ticketId", occurred_at as "at", payload->>'assigneeId' as "specialistId"
  from event_log where subject_type = 'ticket' and subject_id = any($1::uuid[]) and payload ? 'assigneeId' and occurred_at <= $2
  order by occurred_at, id`;

const instant = (value: string | null): number | null => (value === null ? null : Date.parse(value));

/** Promises that ended between two instants, as they were known at `asOf`, in the order of their ends. */
export const endedPromises = async (reader: Reader, { from, until, asOf }: ReportPeriod, filter: ReportFilter = {}): Promise<ReportedPromise[]> => {
  const rows = await readRows<Row>(reader, statesSql, [new Date(asOf), new Date(from), new Date(until), filter.priority ?? null, filter.clientId ?? null, filter.productId ?? null]);
  const ended = rows.flatMap(({ state, ...row }) => {
    const times = {
      startsAt: Date.parse(state.startsAt), dueAt: Date.parse(state.dueAt), answeredAt: instant(state.answeredAt), breachedAt: instant(state.breachedAt),
      notRequiredAt: instant(state.notRequiredAt), mergedAt: instant(state.mergedAt),
    };
    const end = outcomeAsOf(times, instant(state.excusedAt), asOf);
    if (!end || end.endedAt < from || end.endedAt >= until) return [];
    const { startsAt, dueAt, answeredAt } = times;
    return [{ ...row, ...end, startsAt, dueAt, answeredAt: answeredAt !== null && answeredAt <= asOf ? answeredAt : null, openedAt: new Date(row.openedAt).getTime(), excusedReason: end.outcome === 'EXCUSED' ? row.excusedReason : null }];
  });
  const holderAt = await holdersOf(reader, ended.map(({ ticketId }) => ticketId), asOf);
  return ended.map((promise) => ({ ...promise, ...holderAt(promise.ticketId, promise.endedAt) })).toSorted((a, b) => a.endedAt - b.endedAt || (a.obligationId < b.obligationId ? -1 : 1));
};

type Holder = Pick<ReportedPromise, 'specialistId' | 'specialist'>;

const holdersOf = async (reader: Reader, ticketIds: string[], asOf: number): Promise<(ticketId: string, at: number) => Holder> => {
  const [turns, staff] = await Promise.all([
    readRows<{ ticketId: string; at: string | Date; specialistId: string | null }>(reader, holdersSql, [[...new Set(ticketIds)], new Date(asOf)]),
    readRows<{ id: string; name: string }>(reader, 'select id, name from staff', []),
  ]);
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const byTicket = Map.groupBy(turns, ({ ticketId }) => ticketId);
  return (ticketId, at) => {
    const turn = byTicket.get(ticketId)?.findLast((one) => new Date(one.at).getTime() <= at);
    return { specialistId: turn?.specialistId ?? null, specialist: names.get(turn?.specialistId ?? '') ?? null };
  };
};
