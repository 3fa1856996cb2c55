import type { Locale } from '@reglament/schema';
import { deskDay, formatInstant } from '@reglament/admin/kit';

/** The message key and the words that say whether the desk is open (§4.6). */
export const openness = (open: boolean, changesAt: string, now: number, locale: Locale): { key: string; at: string } => {
  const time = formatInstant(changesAt, locale, 'time');
  if (open) return { key: 'sla.wall.open', at: time };
  return deskDay(changesAt) === deskDay(now)
    ? { key: 'sla.wall.closedToday', at: time }
    : { key: 'sla.wall.closed', at: `${formatInstant(changesAt, locale, 'day', now)}, ${time}` };
};
