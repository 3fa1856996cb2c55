import type { Locale } from '@reglament/schema';
import { formatInstant, moscow, moscowDay } from '@reglament/admin/kit';

const tags = { ru: 'ru', en: 'en-GB' } as const;
const dayFormats = {
  ru: new Intl.DateTimeFormat(tags.ru, { timeZone: moscow, weekday: 'short', day: 'numeric', month: 'long' }),
  en: new Intl.DateTimeFormat(tags.en, { timeZone: moscow, weekday: 'short', day: 'numeric', month: 'long' }),
} as const;
const seconds = new Intl.DateTimeFormat('en-GB', { timeZone: moscow, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** «пн 23 ноября»: the Moscow day. */
export const longDay = (instant: number, locale: Locale): string => dayFormats[locale].format(instant).replace(',', '');

/** `14:31:52` in Moscow. */
export const withSeconds = (instant: string): string => seconds.format(new Date(instant));

/** The message key and the words that say whether the desk is open (§4.6). */
export const openness = (open: boolean, changesAt: string, now: number, locale: Locale): { key: string; at: string } => {
  const time = formatInstant(changesAt, locale, 'time');
  if (open) return { key: 'sla.wall.open', at: time };
  return moscowDay(changesAt) === moscowDay(now)
    ? { key: 'sla.wall.closedToday', at: time }
    : { key: 'sla.wall.closed', at: `${formatInstant(changesAt, locale, 'day', now)}, ${time}` };
};
