import type { AutomaticChoiceWay, Role } from '@reglament/schema';
import { gql, type Payload, type Picked } from '@reglament/admin/kit';

/** Who is away today, and until when. */
interface Away { absence: { endsOn: string } | null }
interface Person extends Away { id: string; name: string; initials: string; role: Role; active: boolean }
export interface AssignmentRecord {
  id: string; client: { id: string; name: string; nameEn: string | null; active: boolean }; specialist: Person; deputy: Person | null;
  validFrom: string; validUntil: string | null; version: number;
}

const ROW = gql`
  fragment AssignmentRow on Assignment { id client { id name nameEn active } specialist { ...AssignmentPerson } deputy { ...AssignmentPerson } validFrom validUntil version }
  fragment AssignmentPerson on Staff { id name initials role active absence { endsOn } }`;

export const ASSIGNMENTS = gql`query Assignments($page: OffsetPageInput, $filter: DirectoryFilter, $orderBy: [AssignmentOrder!]) { assignments(page: $page, filter: $filter, orderBy: $orderBy) { nodes { ...AssignmentRow } totalCount } } ${ROW}`;
export const ASSIGNMENT = gql`query Assignment($id: ID!) { assignment(id: $id) { ...AssignmentRow } } ${ROW}`;
export const CREATE_ASSIGNMENT = gql`mutation CreateAssignment($input: CreateAssignmentInput!) { createAssignment(input: $input) { assignment { ...AssignmentRow } userErrors { code message field clause } } } ${ROW}`;
export const UPDATE_ASSIGNMENT = gql`mutation UpdateAssignment($input: UpdateAssignmentInput!) { updateAssignment(input: $input) { assignment { ...AssignmentRow } userErrors { code message field clause } } } ${ROW}`;

type Found<Root extends string> = Record<Root, { nodes: Picked[] }>;
export const FIND_CLIENTS = gql<Found<'clients'>, { text: string }>`query FindClients($text: String!) { clients(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name nameEn } } }`;
export const FIND_STAFF = gql<Found<'staffMembers'>, { text: string }>`query FindStaff($text: String!) { staffMembers(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name nameEn } } }`;

/** Where a request goes when nobody of the assignment is here (§1): the setting of the desk. */
export interface AutomaticChoice { id: string; way: AutomaticChoiceWay; cap: number; version: number }
export const AUTOMATIC_CHOICE = gql<{ automaticChoice: AutomaticChoice }, Record<never, never>>`query AutomaticChoice { automaticChoice { id way cap version } }`;
export const CHANGE_AUTOMATIC_CHOICE = gql<{ changeAutomaticChoice: Payload & { automaticChoice: AutomaticChoice | null } }, { input: { way: AutomaticChoiceWay; cap: number; expectedVersion: number } }>`
  mutation ChangeAutomaticChoice($input: ChangeAutomaticChoiceInput!) { changeAutomaticChoice(input: $input) { automaticChoice { id way cap version } userErrors { code message field clause } } }`;

/** What a client's row learns about its responsible specialist. */
export const CLIENT_ASSIGNMENT = gql`fragment ClientAssignment on Client { assignment { id specialist { id name absence { endsOn } } deputy { id name absence { endsOn } } validFrom validUntil } }`;
export interface WithAssignment { assignment?: { id: string; specialist: Picked & Away; deputy: (Picked & Away) | null; validFrom: string; validUntil: string | null } | null }
