import type { KeyScope } from '@reglament/schema';
import { gql, type Payload, type Picked } from '@reglament/admin/kit';

export interface ApiKey {
  id: string; label: string | null; prefix: string; scopes: readonly KeyScope[]; state: 'WORKS' | 'EXPIRED' | 'REVOKED';
  createdAt: string; expiresAt: string | null; lastUsedAt: string | null;
}
export interface MachineUserRecord {
  id: string; name: string; active: boolean; lastUsedAt: string | null; version: number;
  /** For whom it acts; null: a system of the desk. */
  client: { id: string; name: string } | null;
  keys: readonly ApiKey[];
}

const ROW = gql`fragment MachineUserRow on MachineUser { id name active lastUsedAt version client { id name nameEn } keys { id label prefix scopes state createdAt expiresAt lastUsedAt } }`;

export const MACHINE_USERS = gql`query MachineUsers($page: OffsetPageInput, $filter: DirectoryFilter, $orderBy: [MachineUserOrder!]) { machineUsers(page: $page, filter: $filter, orderBy: $orderBy) { nodes { ...MachineUserRow } totalCount } } ${ROW}`;
export const MACHINE_USER = gql`query MachineUser($id: ID!) { machineUser(id: $id) { ...MachineUserRow } } ${ROW}`;
export const CREATE_MACHINE_USER = gql`mutation CreateMachineUser($input: CreateMachineUserInput!) { createMachineUser(input: $input) { machineUser { ...MachineUserRow } userErrors { code message field clause } } } ${ROW}`;
export const UPDATE_MACHINE_USER = gql<{ updateMachineUser: Payload & { machineUser: MachineUserRecord | null } }, { input: { id: string; expectedVersion: number; active?: boolean } }>`
  mutation UpdateMachineUser($input: UpdateMachineUserInput!) { updateMachineUser(input: $input) { machineUser { ...MachineUserRow } userErrors { code message field clause } } } ${ROW}`;

export type IssuedKey = Payload & { machineUser: MachineUserRecord | null; key: string | null };
export const ISSUE_KEY = gql<{ issueApiKey: IssuedKey }, { input: { id: string; label: string; scopes: readonly KeyScope[]; expiresAt: string | null } }>`
  mutation IssueApiKey($input: IssueApiKeyInput!) { issueApiKey(input: $input) { key machineUser { ...MachineUserRow } userErrors { code message field clause } } } ${ROW}`;
export const REVOKE_KEY = gql<{ revokeApiKey: Payload & { machineUser: MachineUserRecord | null } }, { input: { keyId: string } }>`
  mutation RevokeApiKey($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { machineUser { ...MachineUserRow } userErrors { code message field clause } } } ${ROW}`;

export const FIND_CLIENTS = gql<{ clients: { nodes: Picked[] } }, { text: string }>`query ClientsOfPartners($text: String!) { clients(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name nameEn } } }`;
