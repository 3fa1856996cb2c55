import type { Hours } from './documents.ts';

/** A day that is shortened: what it begins with in the form. */
export const usualHours: readonly Hours[] = [{ opens: '10:00', closes: '15:00' }];

const isTime = (text: string): boolean => /^\d\d:\d\d$/.test(text);

/** Whether the intervals can be asked about: each whole and not empty, one after the other. */
export const areWhole = (hours: readonly Hours[]): boolean =>
  hours.length > 0 && hours.every(({ opens, closes }, index) => isTime(opens) && isTime(closes) && opens < closes && (hours[index - 1]?.closes ?? '00:00') <= opens);

/** One interval more: an hour after the last one closes, for as long as the day goes on. */
export const withAnother = (hours: readonly Hours[]): readonly Hours[] => {
  const last = Number(hours.at(-1)?.closes.slice(0, 2) ?? 9);
  const at = (hour: number): string => `${String(Math.min(hour, 23)).padStart(2, '0')}:00`;
  return [...hours, { opens: at(last + 1), closes: at(last + 4) }];
};
