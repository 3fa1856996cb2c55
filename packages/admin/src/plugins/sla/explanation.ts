import type { Locale, ObligationKind, Priority } from '@reglament/schema';
import { formatDay, formatInstant } from '@reglament/admin/kit';

export type DayKind = 'WORKING' | 'SHORT' | 'OPENED' | 'WORKING_WEEKEND' | 'WEEKEND' | 'HOLIDAY' | 'MOVED_OFF' | 'CLOSED';
export interface ExplainedDay { date: string; kind: DayKind; name: string | null; countedSeconds: number; intervals: { from: string; to: string; seconds: number }[] }
/** Why an answer is due when it is (R20). */
export interface Explanation {
  termWorkingSeconds: number;
  countedWorkingSeconds: number;
  workingDays: number;
  priority: Priority;
  startsAt: string;
  dueAt: string;
  outerLimitAt: string;
  clauses: string[];
  regulationVersion: string;
  calendarVersions: string[];
  provisional: boolean;
  /** Why the sum differs from the whole term; null where it does not. */
  difference: string | null;
  days: ExplainedDay[];
}
export interface ExplainedObligation { id: string; kind: ObligationKind; explanation: Explanation }

/** A line of the table: a stretch that was counted, or days that were skipped together for one reason. */
export type ExplainedLine =
  | { readonly type: 'counted'; readonly key: string; readonly when: string; readonly seconds: number; readonly special: string | null }
  | { readonly type: 'skipped'; readonly key: string; readonly when: string; readonly kind: DayKind; readonly name: string | null; readonly days: number };

const counted = (day: ExplainedDay, locale: Locale, now: number): ExplainedLine[] =>
  day.intervals.map(({ from, to, seconds }) => ({
    type: 'counted', key: from, seconds, special: day.kind === 'WORKING' ? null : day.name,
    when: `${formatDay(day.date, locale, 'day', now)}, ${formatInstant(from, locale, 'time')}–${formatInstant(to, locale, 'time')}`,
  }));

const span = (days: readonly ExplainedDay[], locale: Locale, now: number): string => {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return '';
  const text = (day: ExplainedDay): string => formatDay(day.date, locale, 'day', now);
  if (days.length === 1) return text(first);
  return days.length === 2 ? `${text(first)}, ${text(last)}` : `${text(first)} – ${text(last)}`;
};

/** R20: the term day by day, so that a person can add it up with a pencil; neighbouring days that were skipped alike share a line. */
export const explainedLines = (days: readonly ExplainedDay[], locale: Locale, now: number): ExplainedLine[] => {
  const lines: ExplainedLine[] = [];
  let skipped: ExplainedDay[] = [];
  const flush = (): void => {
    const first = skipped[0];
    if (first) lines.push({ type: 'skipped', key: first.date, when: span(skipped, locale, now), kind: first.kind, name: first.name, days: skipped.length });
    skipped = [];
  };
  for (const day of days) {
    if (day.intervals.length > 0) { flush(); lines.push(...counted(day, locale, now)); continue; }
    const alike = skipped[0];
    if (alike && (alike.kind !== day.kind || alike.name !== day.name)) flush();
    skipped = [...skipped, day];
  }
  flush();
  return lines;
};

/** `16 ч`, `1 ч 38 мин`, `6 ч 22 мин 30 с`: exact, in hours, so that the lines add up to the sum. */
export const exactHours = (seconds: number, locale: Locale): string => {
  const words = locale === 'ru' ? { h: 'ч', m: 'мин', s: 'с' } : { h: 'h', m: 'min', s: 's' };
  const parts = ([[Math.floor(seconds / 3600), words.h], [Math.floor((seconds % 3600) / 60), words.m], [Math.round(seconds % 60), words.s]] as const).filter(([count]) => count > 0);
  return parts.length === 0 ? '0' : parts.map(([count, word]) => `${count} ${word}`).join(' ');
};
