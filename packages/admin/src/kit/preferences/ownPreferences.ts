import { useStore } from 'ra-core';
import type { NotificationKind } from '@reglament/schema';

/** How somebody arranged the tiles of the start page, by their names `plugin/id`. */
export interface TileArrangement { readonly order: readonly string[]; readonly hidden: readonly string[]; readonly shown: readonly string[] }
/** What somebody wants to be told outside of the window. */
export interface NotificationChoices {
  readonly desktop: boolean;
  /** Kinds that are told in the window alone. */
  readonly muted: readonly NotificationKind[];
  readonly quietOutOfHours: boolean;
  readonly sound: boolean;
  /** Whether the subject of a ticket may stand in it. */
  readonly withText: boolean;
}
/** For how many seconds an answer can be taken back; 0: it leaves at once. */
export const undoChoices = [0, 10, 20, 30] as const;

/** What a person prefers besides language, theme and keys, which have switches of their own. */
export interface OwnPreferences {
  density: 'COMFORTABLE' | 'COMPACT';
  /** For so many seconds a sent answer can be taken back. */
  undoSeconds: (typeof undoChoices)[number];
  /** Path of the page on which the console opens; null: by the role. */
  startPage: string | null;
  startTiles: TileArrangement | null;
  notifications: NotificationChoices;
  /** Promises at risk, broken ones and answers that did not arrive are told by letter too. */
  staffLetters: boolean;
}
/** What holds while nothing was chosen. */
export const usualPreferences: OwnPreferences = {
  density: 'COMFORTABLE', undoSeconds: 10, startPage: null, startTiles: null,
  staffLetters: true,
  notifications: { desktop: false, muted: [], quietOutOfHours: true, sound: false, withText: false },
};

/** Where a preference lies in this browser. */
export const preferenceKey = (name: keyof OwnPreferences): string => `preferences.${name}`;

/** A preference of the person at the window, and how to change it: at once in this browser, then, with the plugin `preferences`, everywhere. */
export const usePreference = <Name extends keyof OwnPreferences>(name: Name): [value: OwnPreferences[Name], choose: (value: OwnPreferences[Name]) => void] => {
  const [value, choose] = useStore<OwnPreferences[Name]>(preferenceKey(name), usualPreferences[name]);
  return [value, choose];
};
