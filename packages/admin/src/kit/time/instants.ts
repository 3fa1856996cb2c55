import type { Locale } from '@reglament/schema';

/** The regulation counts in Moscow time; the zone of the browser never matters. */
export const moscow = 'Europe/Moscow';

interface Parts { readonly year: string; readonly month: string; readonly day: string; readonly hour: string; readonly minute: string }
const numeric = new Intl.DateTimeFormat('en-GB', { timeZone: moscow, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekdays = { ru: new Intl.DateTimeFormat('ru', { timeZone: moscow, weekday: 'short' }), en: new Intl.DateTimeFormat('en-GB', { timeZone: moscow, weekday: 'short' }) };
const months = { ru: new Intl.DateTimeFormat('ru', { timeZone: moscow, day: 'numeric', month: 'long' }), en: new Intl.DateTimeFormat('en-GB', { timeZone: moscow, day: 'numeric', month: 'short' }) };

const partsOf = (instant: Date): Parts => Object.fromEntries(numeric.formatToParts(instant).map(({ type, value }) => [type, value])) as unknown as Parts;

/** An instant as the API writes it (RFC 3339), a Date or milliseconds. */
export type Instant = string | number | Date;
const dateOf = (instant: Instant): Date => (instant instanceof Date ? instant : new Date(instant));

/** `2026-11-26`: the Moscow day of an instant. */
export const moscowDay = (instant: Instant): string => {
  const { year, month, day } = partsOf(dateOf(instant));
  return `${year}-${month}-${day}`;
};
/** Minutes since Moscow midnight. */
export const moscowMinutes = (instant: Instant): number => {
  const { hour, minute } = partsOf(dateOf(instant));
  return Number(hour) * 60 + Number(minute);
};

/**
 * `time` 11:00 · `day` чт 26.11 / Thu 26 Nov · `short` чт 26.11 11:00 · `message` чт 26.11, 11:00 МСК ·
 * `date` 26.11.2026 · `full` 26 ноября 2026, 11:00 МСК.
 * A day of another year than `now`'s carries its year.
 */
export type InstantStyle = 'time' | 'day' | 'short' | 'message' | 'date' | 'full';

/** An instant in Moscow time, in words of the language. */
export const formatInstant = (instant: Instant, locale: Locale, style: InstantStyle = 'short', now: Instant = Date.now()): string => {
  const date = dateOf(instant);
  if (Number.isNaN(date.getTime())) return '—';
  const { year, month, day, hour, minute } = partsOf(date);
  const time = `${hour}:${minute}`;
  const zone = locale === 'ru' ? 'МСК' : 'MSK';
  const otherYear = year === partsOf(dateOf(now)).year ? '' : year;
  const weekday = weekdays[locale].format(date);
  const dayText = locale === 'ru'
    ? `${weekday} ${day}.${month}${otherYear && `.${otherYear}`}`
    : `${weekday} ${months.en.format(date)}${otherYear && ` ${otherYear}`}`;
  switch (style) {
    case 'time': return time;
    case 'day': return dayText;
    case 'short': return `${dayText} ${time}`;
    case 'message': return `${dayText}, ${time} ${zone}`;
    case 'date': return locale === 'ru' ? `${day}.${month}.${year}` : `${months.en.format(date)} ${year}`;
    case 'full': return `${months[locale].format(date)} ${year}, ${time} ${zone}`;
  }
};

/** A calendar day of the API (`2026-11-26`), which has no zone. */
export const formatDay = (day: string, locale: Locale, style: 'date' | 'day' = 'date', now: Instant = Date.now()): string =>
  formatInstant(`${day}T12:00:00+03:00`, locale, style, now);
