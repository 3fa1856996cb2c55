import type { Locale, Standing } from '@reglament/schema';
import { theDesk } from './desk.ts';
import { formatWorkingTime } from './durations.ts';
import { deskDay, formatInstant, type Instant } from './instants.ts';

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

/** Working seconds of the desk's present day up to a moment. */
const countedToday = (instant: Instant): number => {
  const at = new Date(instant).getTime();
  return theDesk().openToday.reduce((seconds, { from, to }) => seconds + Math.max(0, Math.min(at, to) - from) / 1000, 0);
};

/**
 * Working seconds left now, when the server counted them at `asOf`. Between two answers of the server the console lets
 * the clock run within the working hours that the server gave for that one day; longer gaps are the server's to count.
 */
export const remainingAt = (promised: PromisedAnswer, asOf: Instant, now: Instant): number => {
  if (deskDay(asOf) !== deskDay(now)) return promised.remainingWorkingSeconds;
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
  const isToday = deskDay(promised.dueAt) === deskDay(now);
  return { state: 'onTime', text: isToday ? words[locale].today(formatInstant(promised.dueAt, locale, 'time')) : words[locale].by(formatInstant(promised.dueAt, locale, 'short', now)) };
};
