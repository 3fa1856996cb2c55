import type { Locale } from '@reglament/schema';
import { formatInstant, moscow, moscowDay } from '@reglament/admin/kit';

const days = {
  ru: new Intl.DateTimeFormat('ru', { timeZone: moscow, weekday: 'short', day: 'numeric', month: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: moscow, weekday: 'short', day: 'numeric', month: 'short' }),
};
const zone = { ru: 'МСК', en: 'MSK' } as const;
const weekday = { ru: new Intl.DateTimeFormat('ru', { timeZone: moscow, weekday: 'short' }), en: new Intl.DateTimeFormat('en-GB', { timeZone: moscow, weekday: 'short' }) };
const weekMs = 6 * 86_400_000;

/** What the foot of the rail says: `Открыто до 18:00`, `Закрыто, откроемся пн 10:00`, and the Moscow clock. */
export const deskWords = ({ open, changesAt }: { open: boolean; changesAt: string }, locale: Locale, now: number): { state: { key: 'open' | 'closed'; at: string }; clock: string } => {
  const time = formatInstant(changesAt, locale, 'time');
  const isToday = moscowDay(changesAt) === moscowDay(now);
  const isSoon = new Date(changesAt).getTime() - now < weekMs;
  const at = isToday ? time : isSoon ? `${weekday[locale].format(new Date(changesAt))} ${time}` : formatInstant(changesAt, locale, 'short', now);
  const day = days[locale].format(now).replace(',', '');
  return { state: { key: open ? 'open' : 'closed', at }, clock: `${day}, ${formatInstant(now, locale, 'time')} ${zone[locale]}` };
};
