import type { Locale } from '@reglament/schema';
import { formatInstant, deskDay, type Instant } from '@reglament/admin/kit';

/** `10:00` today, else `пн 23.11 10:00`: as short as it can be without being mistaken. */
export const soon = (at: Instant, locale: Locale, now: Instant): string => formatInstant(at, locale, deskDay(at) === deskDay(now) ? 'time' : 'short', now);

export interface Leaving { readonly key: 'now' | 'soon' | 'outOfHours' | 'held'; readonly at: string }
/** §4.6: when an answer that is sent at this moment leaves. */
export const leavingOf = (hours: { open: boolean; changesAt: string }, sendNow: boolean, undoSeconds = 0): Leaving =>
  hours.open ? { key: undoSeconds > 0 ? 'soon' : 'now', at: hours.changesAt } : { key: sendNow ? 'outOfHours' : 'held', at: hours.changesAt };
