import { preferenceKey } from '@reglament/admin/kit';
import type { KeptPreferences } from './documents.ts';

/** One preference in its two places: in this browser, where everything reads it, and with the server. */
export interface Mirror {
  readonly name: keyof KeptPreferences;
  /** Its key in the store of the console. */
  readonly key: string;
  readonly here: (kept: unknown) => unknown;
  readonly there: (stored: unknown) => unknown;
}
const same = (value: unknown): unknown => value;
const plain = (name: keyof KeptPreferences, key: string): Mirror => ({ name, key, here: same, there: (stored) => stored ?? null });

export const mirrors: readonly Mirror[] = [
  plain('locale', 'locale'),
  // react-admin's store knows no word for «as the system»: there it is the absence of a choice
  {
    name: 'theme', key: 'theme',
    here: (kept) => (kept === 'DARK' ? 'dark' : kept === 'LIGHT' ? 'light' : undefined),
    there: (stored) => (stored === 'dark' ? 'DARK' : stored === 'light' ? 'LIGHT' : 'SYSTEM'),
  },
  plain('singleKeys', 'hotkeys.singleKeys'),
  ...(['density', 'undoSeconds', 'startPage', 'startTiles', 'notifications'] as const).map((name) => plain(name, preferenceKey(name))),
];
