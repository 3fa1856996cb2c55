import type { Role } from '@reglament/schema';
import { changedValues, gql } from '@reglament/admin/kit';

export interface StaffRecord {
  id: string; name: string; initials: string; role: Role; title: string | null; email: string;
  /** False for people who left; they keep their history. */
  active: boolean; version: number;
}

const ROW = gql`fragment StaffRow on Staff { id name initials role title email active version }`;

export const STAFF_MEMBERS = gql`query StaffMembers($page: OffsetPageInput, $filter: DirectoryFilter, $orderBy: [StaffOrder!]) { staffMembers(page: $page, filter: $filter, orderBy: $orderBy) { nodes { ...StaffRow } totalCount } } ${ROW}`;
export const STAFF_MEMBER = gql`query StaffMember($id: ID!) { staffMember(id: $id) { ...StaffRow } } ${ROW}`;
export const CREATE_STAFF = gql`mutation CreateStaff($input: CreateStaffInput!) { createStaff(input: $input) { staff { ...StaffRow } userErrors { code message field clause } } } ${ROW}`;
export const UPDATE_STAFF = gql`mutation UpdateStaff($input: UpdateStaffInput!) { updateStaff(input: $input) { staff { ...StaffRow } userErrors { code message field clause } } } ${ROW}`;

type Values = Readonly<Record<string, unknown>>;
/** The changed values; an empty password field means that the password stays. */
export const toInput = (data: Values, previous?: Values): Record<string, unknown> => {
  const { password, ...changed } = changedValues(data, previous);
  return typeof password === 'string' && password !== '' ? { ...changed, password } : changed;
};
