import type { DayNumber } from '../calendar/localDate.ts';
import { dayMilliseconds, dayNumberOf } from '../calendar/localDate.ts';

/** A year of a calendar that got a new version. */
export interface ChangedYear {
  readonly year: number;
  readonly version: number;
}

/** Whichever zone counts: local years begin and end within a day of those of Greenwich. */
const zoneMargin: DayNumber = 2;
const instantOf = (day: DayNumber): Date => new Date(day * dayMilliseconds);

/**
 * Which promises a change of the calendar may move (R11): those still owed and not overdue at the moment of the change whose term,
 * its outer limit included, touches a changed year, and which were not yet counted by that version. An answer that is held for the
 * opening at the moment of looking has not left, so its promise is still owed (R5). A condition on the alias `o` and its values,
 * numbered from `$1`.
 */
export const touchedBy = (regulationVersionIds: readonly string[], years: readonly ChangedYear[], changedAt: Date, lookedAt: Date = changedAt): { sql: string; values: unknown[] } => ({
  sql: `o.regulation_version_id = any($1::uuid[]) and o.due_at >= $2 and o.breached_at is null
    and ((least(o.answered_at, o.not_required_at, o.merged_at) > o.due_at) is not false and o.answered_at is null and o.not_required_at is null and o.merged_at is null
      or o.answered_at > $7)
    and exists (
      select from unnest($3::int[], $4::int[], $5::timestamptz[], $6::timestamptz[]) as changed(year, version, begins, ends)
      where o.opened_at < changed.ends and o.outer_limit_at >= changed.begins
        and coalesce((regexp_match(o.calendar_versions, changed.year || ' v(\\d+)'))[1]::int, 0) < changed.version
    )`,
  values: [
    regulationVersionIds,
    changedAt,
    years.map(({ year }) => year),
    years.map(({ version }) => version),
    years.map(({ year }) => instantOf(dayNumberOf(year, 1, 1) - zoneMargin)),
    years.map(({ year }) => instantOf(dayNumberOf(year + 1, 1, 1) + zoneMargin)),
    lookedAt,
  ],
});

/** Whether no change of the calendar is about to move a promise: until then the breach engine leaves it alone. */
export const awaitsNoCalendar = 'not exists (select from calendar_recompute waiting where waiting.obligation_id = response_obligation.id)';
