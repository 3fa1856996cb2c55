import { preferenceKey } from '@reglament/admin/kit';
import type { KeptPreferences } from './documents.ts';

/** One preference in its two places: in this browser, where everything reads it, and with the server. */
export interface Mirror {
  readonly name: keyof KeptPreferences;
  /** Its key in the store of the console. */
  readonly key: string;
  readonly here: (kept: unknown) => unknown;
  /** Undefined is no choice; null gives it back to the usual. */
  readonly there: (stored: unknown) => unknown;
  /** Whether it may be chosen before anybody has signed in: then a server that keeps none leaves the browser's. */
  readonly beforeSignIn: boolean;
}
const plain = (name: keyof KeptPreferences, key: string, beforeSignIn: boolean): Mirror => ({ name, key, beforeSignIn, here: (kept) => kept ?? undefined, there: (stored) => stored });

export const mirrors: readonly Mirror[] = [
  plain('locale', 'locale', true),
  // react-admin's store knows no word for «as the system»: there it is the absence of a choice
  {
    name: 'theme', key: 'theme', beforeSignIn: true,
    here: (kept) => (kept === 'DARK' ? 'dark' : kept === 'LIGHT' ? 'light' : undefined),
    there: (stored) => (stored === 'dark' ? 'DARK' : stored === 'light' ? 'LIGHT' : 'SYSTEM'),
  },
  plain('singleKeys', 'hotkeys.singleKeys', true),
  ...(['density', 'undoSeconds', 'startPage', 'startTiles', 'notifications', 'staffLetters'] as const).map((name) => plain(name, preferenceKey(name), false)),
];
