import type { NotificationKind } from '@reglament/schema';
import { gql, type OwnPreferences, type Payload, type TileArrangement } from '@reglament/admin/kit';

/** What the server keeps of a person's choices; null: nothing was chosen. */
export interface KeptPreferences {
  locale: string | null;
  theme: 'SYSTEM' | 'LIGHT' | 'DARK' | null;
  density: OwnPreferences['density'] | null;
  singleKeys: boolean | null;
  undoSeconds: number | null;
  staffLetters: boolean | null;
  startPage: string | null;
  startTiles: TileArrangement | null;
  notifications: { desktop: boolean; muted: NotificationKind[]; quietOutOfHours: boolean; sound: boolean; withText: boolean } | null;
}
export type PreferenceChange = Partial<KeptPreferences>;

const FIELDS = gql`fragment KeptPreferences on Preferences {
  locale theme density singleKeys undoSeconds staffLetters startPage startTiles { order hidden shown } notifications { desktop muted quietOutOfHours sound withText } }`;
export const PREFERENCES = gql<{ preferences: KeptPreferences }, Record<never, never>>`query Preferences { preferences { ...KeptPreferences } } ${FIELDS}`;
export const CHANGE_PREFERENCES = gql<{ changePreferences: Payload }, { input: PreferenceChange }>`
  mutation ChangePreferences($input: ChangePreferencesInput!) { changePreferences(input: $input) { userErrors { code message field clause } } }`;
