import type { Term } from '@reglament/schema';
import { localDay, startOfLocalDay } from '../regulation/ruleBook.ts';
import { invalid } from '../platform/input/values.ts';

/** What a report looks at: promises that ended in [from, until), as they were known at `asOf`. Epoch milliseconds. */
export interface ReportPeriod {
  from: number;
  until: number;
  asOf: number;
}

const dayMilliseconds = 86_400_000;
/** Five years: beyond it nobody reads a report, and it costs. */
const longestDays = 1_830;

const wrong = (field: string, reason: Term): Error => invalid({ field, clause: '4.7' }, reason);

/** The days that somebody asked for, the last one included, in the desk's zone. Refuses what is no period. */
export const periodOf = (first: string, last: string, asOf: Date | null, now: number): ReportPeriod => {
  if (last < first) throw wrong('to', { ru: 'последний день раньше первого', en: 'the last day is before the first' });
  const until = startOfLocalDay(dayAfter(last));
  const from = startOfLocalDay(first);
  if ((until - from) / dayMilliseconds > longestDays) throw wrong('to', { ru: `отчёт охватывает не больше ${longestDays} дней`, en: `a report covers at most ${longestDays} days` });
  const seen = asOf?.getTime() ?? now;
  if (seen > now) throw wrong('asOf', { ru: 'этот момент ещё не наступил', en: 'this moment has not come yet' });
  return { from, until, asOf: seen };
};

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + dayMilliseconds).toISOString().slice(0, 10);

/** The local month of an instant, YYYY-MM. */
export const monthOf = (at: number): string => localDay(at).slice(0, 7);
