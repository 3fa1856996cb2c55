import type { Locale, Standing } from '@reglament/schema';
import { formatInstant, moscowDay, moscowMinutes, type Instant } from './instants.ts';
import { formatWorkingTime } from './durations.ts';

/** What the contract says about a promised answer (§4.7); only the server counts working time. */
export interface PromisedAnswer {
  readonly dueAt: string;
  readonly standing: Standing;
  /** Working seconds left at `asOf`; negative when overdue. */
  readonly remainingWorkingSeconds: number;
}

/** How a chip shows the promise; `none`: nothing is owed, no chip. */
export type DueState = 'none' | 'onTime' | 'atRisk' | 'breached';
export interface Due { readonly state: DueState; readonly text: string }

const open = 10 * 60;
const close = 18 * 60;
const isWeekday = (instant: Instant): boolean => ![0, 6].includes(new Date(`${moscowDay(instant)}T12:00:00Z`).getUTCDay());
/** Working seconds of one Moscow day up to a moment, as if no holiday fell on it. */
const countedToday = (instant: Instant): number => (isWeekday(instant) ? (Math.min(Math.max(moscowMinutes(instant), open), close) - open) * 60 : 0);

/**
 * Working seconds left now, when the server counted them at `asOf`. Between two answers of the server the console lets
 * the clock run within the working hours of that one day; holidays and longer gaps are the server's to count.
 */
export const remainingAt = (promised: PromisedAnswer, asOf: Instant, now: Instant): number => {
  if (moscowDay(asOf) !== moscowDay(now)) return promised.remainingWorkingSeconds;
  return promised.remainingWorkingSeconds - Math.max(0, countedToday(now) - countedToday(asOf));
};

const words = {
  ru: { by: (when: string) => `до ${when}`, today: (time: string) => `сегодня до ${time}`, overdue: (time: string) => (time ? `просрочено на ${time}` : 'просрочено') },
  en: { by: (when: string) => `by ${when}`, today: (time: string) => `today by ${time}`, overdue: (time: string) => (time ? `${time} overdue` : 'overdue') },
} as const;

/** «до чт 26.11 11:00», «2 ч 15 мин», «просрочено на 3 ч»: the promise as one glance wants it. */
export const dueOf = (promised: PromisedAnswer | null | undefined, locale: Locale, now: Instant, asOf: Instant = now): Due => {
  if (!promised || !['ON_TIME', 'AT_RISK', 'BREACHED'].includes(promised.standing)) return { state: 'none', text: '' };
  const isPast = new Date(promised.dueAt).getTime() <= new Date(now).getTime();
  if (promised.standing === 'BREACHED' || isPast) {
    const overdue = -remainingAt(promised, asOf, now);
    return { state: 'breached', text: words[locale].overdue(overdue >= 60 ? formatWorkingTime(overdue, locale) : '') };
  }
  if (promised.standing === 'AT_RISK') return { state: 'atRisk', text: formatWorkingTime(remainingAt(promised, asOf, now), locale) };
  const isToday = moscowDay(promised.dueAt) === moscowDay(now);
  return { state: 'onTime', text: isToday ? words[locale].today(formatInstant(promised.dueAt, locale, 'time')) : words[locale].by(formatInstant(promised.dueAt, locale, 'short', now)) };
};
