import type { ObligationKind, Priority } from '@reglament/schema';
import type { PoolClient } from 'pg';
import { systemActor, type Actor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { calendarOfVersions, ruleBookOf, writtenVersions, type RuleBook } from '../regulation/ruleBook.ts';
import { dayIn } from '../regulation/localDay.ts';
import type { YearVersions } from '../calendar/storedCalendar.ts';
import type { WorkCalendar } from '../calendar/workCalendar.ts';
import { dueUnderCalendar } from './calendarChange.ts';
import { enterLedgerRows } from './ledger.ts';
import { warningsOf, type Warning } from './warnings.ts';

/** What recomputing needs of the things that carry the obligations; the feature that owns them provides it. */
export interface MovedSubjects {
  /** Locks them before their obligations are, as acts do, so that nobody waits in a circle. */
  lock(client: PoolClient, ids: readonly string[]): Promise<void>;
  /** Takes over the dues of their obligations in the same transaction; answers numbers and new versions. */
  move(client: PoolClient, moved: readonly { ticketId: string; obligationId: string; dueAt: Date }[], at: Date): Promise<Map<string, { number: string; version: number }>>;
}

/** A change of the calendar as recomputing needs it. */
export interface RunningChange {
  id: string;
  actor: Actor;
  reason: string | null;
  changedAt: Date;
}

/** The calendar after a change. */
export interface NewCalendar {
  /** Versions of the years. */
  versions: YearVersions;
  /** The working time of a version of the regulation. */
  of(book: RuleBook): WorkCalendar;
}

/** How many promises were looked at, and what became of them. */
export interface ChangeCounts {
  looked: number;
  later: number;
  earlier: number;
  graced: number;
  /** No longer provisional (R21). */
  confirmed: number;
}

export interface ObligationRow {
  id: string;
  ticketId: string;
  clientId: string | null;
  kind: ObligationKind;
  priority: Priority;
  openedAt: Date;
  startsAt: Date;
  dueAt: Date;
  outerLimitAt: Date;
  warnAt: Date;
  provisional: boolean;
  calendarVersions: string;
  regulationVersionId: string;
}

export const obligationColumns = `o.id, o.ticket_id as "ticketId", o.client_id as "clientId", o.kind, o.priority, o.opened_at as "openedAt", o.starts_at as "startsAt",
  o.due_at as "dueAt", o.outer_limit_at as "outerLimitAt", o.warn_at as "warnAt", o.provisional, o.calendar_versions as "calendarVersions", o.regulation_version_id as "regulationVersionId"`;

/** A promise by the new calendar. */
export interface Recomputed {
  row: ObligationRow;
  startsAt: Date;
  dueAt: Date;
  outerLimitAt: Date;
  warnAt: Date;
  provisional: boolean;
  calendarVersions: string;
  moved: boolean;
  /** Its warnings come at other moments, so they are looked at anew; those of its due that were given stay given (R18). */
  warnsAnew: boolean;
  graced: boolean;
  confirmed: boolean;
}

const open = { answeredAt: null, notRequiredAt: null, mergedAt: null };

/** Counts a promise anew by the calendar after a change (R11); nothing is written. */
export const recomputed = (row: ObligationRow, calendar: NewCalendar, now: number): Recomputed => {
  const book = ruleBookOf(row.regulationVersionId);
  const { parameters } = book;
  const after = calendar.of(book);
  const times = { kind: row.kind, priority: row.priority, openedAt: row.openedAt.getTime(), startsAt: row.startsAt.getTime(), dueAt: row.dueAt.getTime(), ...open };
  const before = calendarOfVersions(book, row.calendarVersions);
  const due = dueUnderCalendar(before, after, parameters, times, now);
  const moved = due.dueAt !== times.dueAt || due.startsAt !== times.startsAt;
  const warnings = warningsOf(after, parameters, { ...due, priority: row.priority });
  const moments = (of: readonly Warning[]): string => of.map(({ at }) => at).join(' ');
  const yearAt = (at: number): number => Number(dayIn(parameters.timeZone, at).slice(0, 4));
  return {
    row, moved, graced: due.graced,
    warnsAnew: moved || moments(warnings) !== moments(warningsOf(before, parameters, times)),
    startsAt: new Date(due.startsAt), dueAt: new Date(due.dueAt), outerLimitAt: new Date(due.outerLimitAt), provisional: due.provisional,
    warnAt: new Date(warnings[0]?.at ?? due.dueAt),
    calendarVersions: writtenVersions(yearAt(times.openedAt), yearAt(due.outerLimitAt), (year) => calendar.versions.get(year) ?? null),
    confirmed: row.provisional && !due.provisional,
  };
};

export const countsOf = (all: readonly Recomputed[]): ChangeCounts => ({
  looked: all.length,
  later: all.filter(({ row, dueAt }) => dueAt > row.dueAt).length,
  earlier: all.filter(({ row, dueAt }) => dueAt < row.dueAt).length,
  graced: all.filter(({ graced }) => graced).length,
  confirmed: all.filter(({ confirmed }) => confirmed).length,
});

const updateSql = `update response_obligation o set starts_at = n.starts_at, due_at = n.due_at, outer_limit_at = n.outer_limit_at, warn_at = n.warn_at,
    provisional = n.provisional, calendar_versions = n.calendar_versions, version = o.version + 1, warned_due_at = case when n.warns_anew then null else o.warned_due_at end
  from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::boolean[], $7::text[], $8::boolean[])
    as n(id, starts_at, due_at, outer_limit_at, warn_at, provisional, calendar_versions, warns_anew)
  where o.id = n.id`;

const eventsSql = `insert into event_log (id, type, subject_type, subject_id, subject_version, client_id, actor, payload, occurred_at)
  select e.id, e.type, 'ticket', e.ticket_id, e.version, e.client_id, $7, e.payload, $8
  from unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[], $5::uuid[], $6::jsonb[]) as e(id, type, ticket_id, version, client_id, payload)`;

const eventPayload = (one: Recomputed, change: RunningChange, number: string | null): string => JSON.stringify({
  number, obligationId: one.row.id, kind: one.row.kind, priority: one.row.priority, previousDueAt: one.row.dueAt.toISOString(), dueAt: one.dueAt.toISOString(),
  graced: one.graced, provisional: one.provisional, calendarVersions: one.calendarVersions, calendarChangeId: change.id, reason: change.reason, clause: '6',
});

/** The values that moved, as they were before. */
const previousOf = ({ row, ...next }: Recomputed) => {
  const changedInstants = (['startsAt', 'dueAt', 'outerLimitAt', 'warnAt'] as const).filter((field) => row[field].getTime() !== next[field].getTime());
  return {
    ...Object.fromEntries(changedInstants.map((field) => [field, row[field].toISOString()])),
    ...(row.provisional === next.provisional ? {} : { provisional: row.provisional }),
    ...(row.calendarVersions === next.calendarVersions ? {} : { calendarVersions: row.calendarVersions }),
  };
};

/** Writes what was recomputed: promises, their subjects, the ledger and an event for whatever a person would notice. */
export const writeRecomputed = async (client: PoolClient, change: RunningChange, subjects: MovedSubjects, all: readonly Recomputed[], at: Date): Promise<void> => {
  await client.query(updateSql, [
    all.map(({ row }) => row.id), all.map(({ startsAt }) => startsAt), all.map(({ dueAt }) => dueAt), all.map(({ outerLimitAt }) => outerLimitAt),
    all.map(({ warnAt }) => warnAt), all.map(({ provisional }) => provisional), all.map(({ calendarVersions }) => calendarVersions),
    all.map(({ warnsAnew }) => warnsAnew),
  ]);
  const noticed = all.filter(({ moved, confirmed }) => moved || confirmed);
  const touched = await subjects.move(client, noticed.map(({ row, dueAt }) => ({ ticketId: row.ticketId, obligationId: row.id, dueAt })), at);
  await enterLedgerRows((sql, values) => client.query(sql, values), {
    change: 'MOVED', actor: change.actor, reasonCode: 'CALENDAR_CHANGED', occurredAt: at,
    rows: all.map((one) => ({ obligationId: one.row.id, previous: previousOf(one), details: { calendarChangeId: change.id, ...(one.graced ? { graced: true } : {}) } })),
  });
  const happened = (of: readonly Recomputed[], typeOf: (one: Recomputed) => string, actor: Actor): Promise<unknown> => client.query(eventsSql, [
    of.map(() => newId()), of.map(typeOf), of.map(({ row }) => row.ticketId), of.map(({ row }) => touched.get(row.ticketId)?.version ?? 1), of.map(({ row }) => row.clientId),
    of.map((one) => eventPayload(one, change, touched.get(one.row.ticketId)?.number ?? null)), actor, at,
  ]);
  await happened(noticed, ({ moved }) => (moved ? 'OBLIGATION_MOVED' : 'OBLIGATION_CONFIRMED'), change.actor);
  // R11: flagged to the head, who is told of it also after a change of their own: nobody asked for the grace
  await happened(all.filter(({ graced }) => graced), () => 'OBLIGATION_GRACED', systemActor);
};
