import { endOfDeskDay } from '@reglament/admin/kit';
import { codesOf, keyScopes, type KeyScope } from '@reglament/schema';

/** The end of a day at the desk, as the server is told it; an empty day is no end. */
export const endOfDay = (day: string): string | null => (day === '' ? null : endOfDeskDay(day));

/** A year from now, as a day: a key that nobody ever changes is a key that somebody has found. */
export const usualLastDay = (today: string): string => `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace('-02-29', '-02-28');

/** What a key can open: a client's system may keep no directory. */
export const scopesFor = (isOfClient: boolean): readonly KeyScope[] => codesOf(keyScopes).filter((scope) => !isOfClient || scope !== 'directory:write');
