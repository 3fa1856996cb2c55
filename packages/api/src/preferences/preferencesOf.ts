import { readRows, type Reader } from '../platform/reading/connection.ts';
import { understood } from './preferenceRules.ts';
import type { Preferences } from './preferences.type.ts';

const usual = { locale: null, theme: null, density: null, singleKeys: null, undoSeconds: null, startPage: null, startTiles: null, notifications: null, staffLetters: null };

/** What somebody of the staff chose, as far as the present rules understand it. */
export const preferencesOf = async (reader: Reader, staffId: string): Promise<Preferences> => {
  const [row] = await readRows<{ chosen: Record<string, unknown>; version: number }>(reader, 'select chosen, version from staff_preferences where staff_id = $1', [staffId]);
  return { ...usual, ...understood(row?.chosen ?? {}), version: row?.version ?? 0 };
};
