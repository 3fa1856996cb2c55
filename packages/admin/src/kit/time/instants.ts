import type { Locale } from '@reglament/schema';
import { theDesk } from './desk.ts';
import { formatsOf, partsIn, zoneName } from './zones.ts';

/** An instant as the API writes it (RFC 3339), a Date or milliseconds. */
export type Instant = string | number | Date;
const dateOf = (instant: Instant): Date => (instant instanceof Date ? instant : new Date(instant));

/** `2026-11-26`: the day of an instant at the desk. */
export const deskDay = (instant: Instant, zone: string = theDesk().zone): string => {
  const { year, month, day } = partsIn(zone, dateOf(instant));
  return `${year}-${month}-${day}`;
};
/** Minutes that the desk's clock shows since midnight. */
export const deskMinutes = (instant: Instant, zone: string = theDesk().zone): number => {
  const { hour, minute } = partsIn(zone, dateOf(instant));
  return Number(hour) * 60 + Number(minute);
};

/**
 * `time` 11:00 · `seconds` 11:00:09 · `weekday` чт · `day` чт 26.11 / Thu 26 Nov · `longDay` чт 26 ноября / Thu 26 Nov ·
 * `short` чт 26.11 11:00 · `message` чт 26.11, 11:00 МСК · `date` 26.11.2026 · `full` 26 ноября 2026, 11:00 МСК.
 * In `day`, `short` and `message` a day of another year than `now`'s carries its year.
 */
export type InstantStyle = 'time' | 'seconds' | 'weekday' | 'day' | 'longDay' | 'short' | 'message' | 'date' | 'full';

/** An instant by the desk's clock, in words of the language. */
export const formatInstant = (instant: Instant, locale: Locale, style: InstantStyle = 'short', now: Instant = Date.now(), zone: string = theDesk().zone): string => {
  const date = dateOf(instant);
  if (Number.isNaN(date.getTime())) return '—';
  const { weekdays, months } = formatsOf(zone);
  const { year, month, day, hour, minute, second } = partsIn(zone, date);
  const time = `${hour}:${minute}`;
  const otherYear = year === partsIn(zone, dateOf(now)).year ? '' : year;
  const weekday = weekdays[locale].format(date);
  const dayText = locale === 'ru'
    ? `${weekday} ${day}.${month}${otherYear && `.${otherYear}`}`
    : `${weekday} ${months.en.format(date)}${otherYear && ` ${otherYear}`}`;
  switch (style) {
    case 'time': return time;
    case 'seconds': return `${time}:${second}`;
    case 'weekday': return weekday;
    case 'day': return dayText;
    case 'longDay': return `${weekday} ${months[locale].format(date)}`;
    case 'short': return `${dayText} ${time}`;
    case 'message': return `${dayText}, ${time} ${zoneName(zone, locale, date)}`;
    case 'date': return locale === 'ru' ? `${day}.${month}.${year}` : `${months.en.format(date)} ${year}`;
    case 'full': return `${months[locale].format(date)} ${year}, ${time} ${zoneName(zone, locale, date)}`;
  }
};

/** A calendar day of the API (`2026-11-26`), which has no zone. */
export const formatDay = (day: string, locale: Locale, style: 'date' | 'day' = 'date', now: Instant = Date.now()): string =>
  formatInstant(`${day}T12:00:00Z`, locale, style, `${deskDay(now)}T12:00:00Z`, 'UTC');
