import { codesOf, locales, notificationKinds, type NotificationKind, type Term } from '@reglament/schema';
import { optional, type Kept, type Place } from '../platform/input/fields.ts';
import { invalid, lines } from '../platform/input/values.ts';
import { densities } from '../views/view.entity.ts';

/** Preferences are of the specialist (§1). */
export const clause = '1';

export const themeChoices = ['SYSTEM', 'LIGHT', 'DARK'] as const;
/** For how long an answer waits before it leaves, in seconds; it can be taken back meanwhile. */
export const undoChoices = [0, 10, 20, 30] as const;

/** The tiles of the start page that a person arranged: all of one's names in their order, and which of them are put away or fetched in. */
export interface TileArrangement { order: string[]; hidden: string[]; shown: string[] }
/** What a person wants to be told outside of the window. */
export interface NotificationChoices { desktop: boolean; muted: NotificationKind[]; quietOutOfHours: boolean; sound: boolean; withText: boolean }

const oneOf = <Choice extends string | number>(choices: readonly Choice[]) => (value: Choice, place: Place): Choice => {
  const among = choices.join(', ');
  if (!choices.includes(value)) throw invalid(place, { ru: `одно из: ${among}`, en: `one of: ${among}` });
  return value;
};

const flag = (value: boolean, place: Place): boolean => {
  if (typeof value !== 'boolean') throw invalid(place, { ru: 'да или нет', en: 'true or false' });
  return value;
};

const needsPath: Term = { ru: 'нужен адрес страницы консоли, например /tickets', en: 'needs the address of a page of the console, such as /tickets' };
/** A page of the console by its path: never another host's, so that a start page leads nobody away. */
const consolePath = (value: string, place: Place): string => {
  if (value.length > 200 || !/^\/(?:[A-Za-z0-9][\w.~-]*(?:\/[A-Za-z0-9][\w.~-]*)*\/?)?$/.test(value)) throw invalid(place, needsPath);
  return value;
};

const names = lines(100, 120);
const tiles = ({ order, hidden, shown }: TileArrangement, place: Place): TileArrangement => ({ order: names(order, place), hidden: names(hidden, place), shown: names(shown, place) });

const kinds = codesOf(notificationKinds);
const notifications = (value: NotificationChoices, place: Place): NotificationChoices => ({
  desktop: flag(value.desktop, place),
  muted: kinds.filter((kind) => value.muted.includes(kind)),
  quietOutOfHours: flag(value.quietOutOfHours, place),
  sound: flag(value.sound, place),
  withText: flag(value.withText, place),
});

/** What may be preferred, one rule each; null gives a preference back to the usual. */
export const preferenceRules = {
  locale: optional(oneOf<string>(locales)),
  theme: optional(oneOf(themeChoices)),
  density: optional(oneOf(densities)),
  singleKeys: optional(flag),
  undoSeconds: optional(oneOf<number>(undoChoices)),
  startPage: optional(consolePath),
  startTiles: optional(tiles),
  notifications: optional(notifications),
  staffLetters: optional(flag),
};
export type ChosenPreferences = Kept<typeof preferenceRules>;

/** What the present rules understand of what was kept: an older or newer server may have kept something else. */
export const understood = (kept: Readonly<Record<string, unknown>>): Partial<ChosenPreferences> => Object.fromEntries(
  Object.entries(preferenceRules).flatMap(([field, rule]) => {
    try {
      const value = rule(kept[field] as never, { field, clause });
      return value === null ? [] : [[field, value]];
    } catch {
      return [];
    }
  }),
);
