import type { Locale } from '@reglament/schema';
import { theDesk } from './desk.ts';
import { formatInstant, type Instant } from './instants.ts';
import { offsetMinutes, ownZone } from './zones.ts';

const words = { ru: (time: string) => `у вас ${time}`, en: (time: string) => `${time} your time` } as const;

/** `у вас чт 26.11 18:00`: what the person's own clock shows at an instant; null where it shows what the desk's does. */
export const ownTime = (instant: Instant, locale: Locale, now: number, own: string = ownZone(), zone: string = theDesk().zone): string | null => {
  const at = new Date(instant).getTime();
  if (Number.isNaN(at) || offsetMinutes(own, at) === offsetMinutes(zone, at)) return null;
  return words[locale](formatInstant(at, locale, 'short', now, own));
};
