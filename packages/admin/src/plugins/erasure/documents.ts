import { gql, type Payload } from '@reglament/admin/kit';

/** As much of a contact of a client's page as erasing needs. */
export interface Erasable { id: string; name: string; erasedAt: string | null; version: number }

export const ERASE_PERSON = gql<{ erasePerson: Payload & { contact: { id: string } | null } }, { input: { id: string; expectedVersion: number } }>`
  mutation ErasePerson($input: ErasePersonInput!) { erasePerson(input: $input) { contact { id } userErrors { code message field clause } } }`;
