import type { AbsenceKind } from '@reglament/schema';
import { gql, type Payload, type Picked } from '@reglament/admin/kit';

export interface Away { endsOn: string; deputy: { name: string } | null }
export interface PersonLoad {
  staff: { id: string; name: string; initials: string; absence: Away | null };
  open: number; dueToday: number; atRisk: number; overdue: number; answeredToday: number;
  /** Since when the oldest unanswered message waits. */
  oldestWaitingSince: string | null;
}
export const TEAM_LOAD = gql<{ teamLoad: PersonLoad[] }, Record<never, never>>`query TeamLoad { teamLoad {
  staff { id name initials absence { endsOn deputy { name } } } open dueToday atRisk overdue answeredToday oldestWaitingSince } }`;

/** Days on which somebody is away, both included. */
export interface Absence { id: string; staff: { id: string; name: string; initials: string }; kind: AbsenceKind; beginsOn: string; endsOn: string; deputy: { name: string } | null; note: string | null; version: number }
const ABSENCE = gql`fragment AbsenceRow on Absence { id staff { id name initials } kind beginsOn endsOn deputy { name } note version }`;
export const ABSENCES = gql<{ absences: { nodes: Absence[] } }, Record<never, never>>`query Absences { absences(first: 100, notOver: true) { nodes { ...AbsenceRow } } } ${ABSENCE}`;
type AbsencePayload<Name extends string> = Record<Name, Payload & { absence: Absence | null }>;
export interface NewAbsence { staffId: string; kind: AbsenceKind; beginsOn: string; endsOn: string; deputyId: string | null; note: string | null }
export const RECORD_ABSENCE = gql<AbsencePayload<'recordAbsence'>, { input: NewAbsence }>`
  mutation RecordAbsence($input: RecordAbsenceInput!) { recordAbsence(input: $input) { absence { ...AbsenceRow } userErrors { code message field clause } } } ${ABSENCE}`;
export const END_ABSENCE = gql<AbsencePayload<'endAbsence'>, { input: { id: string; expectedVersion: number } }>`
  mutation EndAbsence($input: EndAbsenceInput!) { endAbsence(input: $input) { absence { ...AbsenceRow } userErrors { code message field clause } } } ${ABSENCE}`;

export const FIND_DEPUTY = gql<Record<'staffMembers', { nodes: Picked[] }>, { text: string }>`query FindDeputy($text: String!) { staffMembers(page: { offset: 0, limit: 20 }, filter: { text: $text, active: true }) { nodes { id name } } }`;

/** At most so many tickets move with one act. */
export const mostAtOnce = 100;
export const TICKETS_IN_HAND = gql<{ tickets: { nodes: { id: string }[] } }, { filter: { assigneeId: string[]; ended: boolean } }>`query TicketsInHand($filter: TicketFilter) { tickets(first: 100, filter: $filter) { nodes { id } } }`;
export interface HandedOver { ticketId: string; ticket: { id: string; number: string; assignee: { name: string } | null } | null; userErrors: { message: string }[] }
export const HAND_TO_DEPUTIES = gql<{ actOnTickets: Payload & { results: HandedOver[] } }, { input: { ticketIds: string[]; act: 'HAND_TO_DEPUTY' } }>`
  mutation HandToDeputies($input: ActOnTicketsInput!) { actOnTickets(input: $input) { results { ticketId ticket { id number assignee { name } } userErrors { message } } userErrors { code message field clause } } }`;
