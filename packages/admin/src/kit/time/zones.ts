import type { Locale } from '@reglament/schema';

interface Parts { readonly year: string; readonly month: string; readonly day: string; readonly hour: string; readonly minute: string; readonly second: string }

const createFormats = (timeZone: string) => ({
  numeric: new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
  weekdays: { ru: new Intl.DateTimeFormat('ru', { timeZone, weekday: 'short' }), en: new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short' }) },
  months: { ru: new Intl.DateTimeFormat('ru', { timeZone, day: 'numeric', month: 'long' }), en: new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' }) },
});
const known = new Map<string, ReturnType<typeof createFormats>>();

/** The formats of a zone; they are dear to make, so each is made once. */
export const formatsOf = (zone: string): ReturnType<typeof createFormats> => {
  const formats = known.get(zone) ?? createFormats(zone);
  known.set(zone, formats);
  return formats;
};

/** What a clock of the zone shows at an instant. */
export const partsIn = (zone: string, instant: Date | number): Parts =>
  Object.fromEntries(formatsOf(zone).numeric.formatToParts(instant).map(({ type, value }) => [type, value])) as unknown as Parts;

const minuteMs = 60_000;

/** Minutes by which the zone's clock is ahead of UTC at an instant. */
export const offsetMinutes = (zone: string, instant: Date | number): number => {
  const { year, month, day, hour, minute, second } = partsIn(zone, instant);
  const at = Number(instant);
  return Math.round((Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) - at) / minuteMs);
};

const moscow = { ru: 'МСК', en: 'MSK' } as const;

/** `МСК`, or the distance from UTC on that day: `UTC+1`, `UTC+3:30`. Names such as IST mean three zones, a number means one. */
export const zoneName = (zone: string, locale: Locale, instant: Date | number): string => {
  if (zone === 'Europe/Moscow') return moscow[locale];
  const minutes = offsetMinutes(zone, instant);
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes > 0 ? '+' : '−'}${hours}${rest > 0 ? `:${String(rest).padStart(2, '0')}` : ''}`;
};

/** The zone of the person at the window. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
