import type { Locale } from '@reglament/schema';
import { useSyncExternalStore } from 'react';
import { followDesk, theDesk } from './desk.ts';
import { useConsoleLocale } from '../useConsoleLocale.ts';
import { useNow } from './useNow.ts';
import { zoneName } from './zones.ts';

/** `МСК`, `Europe/Berlin, UTC+1`: a zone as a hint beside a field names it. */
export const zoneWords = (zone: string, locale: Locale, now: number): string => {
  const name = zoneName(zone, locale, now);
  return zone === 'Europe/Moscow' || zone === name ? name : `${zone}, ${name}`;
};

/** The zone whose times a form takes, in words; it follows the version of the regulation in force. */
export const useDeskZone = (): string => {
  const zone = useSyncExternalStore(followDesk, () => theDesk().zone);
  return zoneWords(zone, useConsoleLocale(), useNow());
};
