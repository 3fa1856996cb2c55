import { gql, type Payload } from '@reglament/admin/kit';
import type { UnofficialWay } from '@reglament/schema';

/** As much of a contact of a client's page as a letter to it needs. */
export interface Asking { id: string; name: string; active: boolean; erasedAt: string | null; lettersStoppedAt: string | null; version: number }

export const POINT_TO_OFFICIAL_WAYS = gql<{ pointToOfficialWays: Payload & { contact: { id: string } | null } }, { input: { id: string; expectedVersion: number; way: UnofficialWay } }>`
  mutation PointToOfficialWays($input: PointToOfficialWaysInput!) { pointToOfficialWays(input: $input) { contact { id } userErrors { code message field clause } } }`;
