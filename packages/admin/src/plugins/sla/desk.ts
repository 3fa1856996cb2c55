import type { Locale } from '@reglament/schema';
import { deskDay, formatInstant, theDesk, zoneName } from '@reglament/admin/kit';

const weekMs = 6 * 86_400_000;

/** What the foot of the rail says: `Открыто до 18:00`, `Закрыто, откроемся пн 10:00`, and the desk's clock with its zone. */
export const deskWords = ({ open, changesAt }: { open: boolean; changesAt: string }, locale: Locale, now: number): { state: { key: 'open' | 'closed'; at: string }; clock: string } => {
  const time = formatInstant(changesAt, locale, 'time');
  const isToday = deskDay(changesAt) === deskDay(now);
  const isSoon = new Date(changesAt).getTime() - now < weekMs;
  const at = isToday ? time : isSoon ? `${formatInstant(changesAt, locale, 'weekday')} ${time}` : formatInstant(changesAt, locale, 'short', now);
  return { state: { key: open ? 'open' : 'closed', at }, clock: `${formatInstant(now, locale, 'longDay')}, ${formatInstant(now, locale, 'time')} ${zoneName(theDesk().zone, locale, now)}` };
};
