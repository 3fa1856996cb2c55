import { complianceGroupings, type ComplianceGrouping } from '@reglament/schema';
import type { Question } from './documents.ts';

/** Periods that people ask for by name; days as YYYY-MM-DD. */
export const periodNames = ['month', 'lastMonth', 'quarter', 'year', 'last12'] as const;
export type PeriodName = (typeof periodNames)[number];

const day = (year: number, month: number, date: number): string => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** First and last day of so many months that end with the present one. */
export const lastMonths = (count: number, today: string): { from: string; to: string } => {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return { from: day(year, month - count, 1), to: day(year, month, 0) };
};

/** First and last day of a named period; one that has begun runs to its end, so that its name stays true tomorrow. */
export const daysOf = (name: PeriodName, today: string): { from: string; to: string } => {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const index = month - 1;
  const quarter = Math.floor(index / 3) * 3;
  switch (name) {
    case 'month': return { from: day(year, index, 1), to: day(year, index + 1, 0) };
    case 'lastMonth': return { from: day(year, index - 1, 1), to: day(year, index, 0) };
    case 'quarter': return { from: day(year, quarter, 1), to: day(year, quarter + 3, 0) };
    case 'year': return { from: day(year, 0, 1), to: day(year, 12, 0) };
    case 'last12': return lastMonths(12, today);
  }
};

/** The name of a period, when it has one. */
export const nameOf = ({ from, to }: { from: string; to: string }, today: string): PeriodName | null =>
  periodNames.find((name) => { const days = daysOf(name, today); return days.from === from && days.to === to; }) ?? null;

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const isGrouping = (text: string | null): text is ComplianceGrouping => text !== null && text in complianceGroupings;

/** What the address of the page asks for; what it leaves out is this month by priority. */
export const questionOf = (search: URLSearchParams, today: string): Question => {
  const [from, to, groupBy] = [search.get('from'), search.get('to'), search.get('by')];
  const days = isDay(from) && isDay(to) ? { from, to } : daysOf('month', today);
  return { ...days, groupBy: isGrouping(groupBy) ? groupBy : 'PRIORITY' };
};
