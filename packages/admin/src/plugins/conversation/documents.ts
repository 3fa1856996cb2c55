import { ATTACHED_FILE, gql, type Payload } from '@reglament/admin/kit';
import type { TimelineEntry } from './timeline.ts';

export interface Conversation { id: string; version: number; timeline: TimelineEntry[] }
export const CONVERSATION = gql<{ ticket: Conversation | null }, { id: string }>`query Conversation($id: ID!) { ticket(id: $id) {
  id version timeline { id type at author { kind id name } body htmlUrl remoteImages attachments { ...AttachedFile } clause params { name value } channel leavesAt delivery deliveredAt question machine }
} } ${ATTACHED_FILE}`;

/** Whether an answer leaves at once (§4.6). */
export interface DeskHours { open: boolean; changesAt: string; now: string }
export const DESK_HOURS = gql<{ workingHours: DeskHours }, Record<never, never>>`query HoursForAnswers { workingHours { open changesAt now } }`;

/** What an act changes in the ticket, for the lists that show it. */
const STATE = gql`fragment AnsweredTicket on Ticket {
  id version status takenAt updatedAt assignee { id name initials }
  sla { obligationId kind startsAt dueAt standing answeredAt breachedAt provisional remainingWorkingSeconds }
}`;
export const ANSWER_TICKET = gql<{ answerTicket: Payload & { ticket: { id: string; version: number } | null } }, { input: { ticketId: string; body: string; question: boolean; sendNow: boolean; attachmentIds: readonly string[]; expectedVersion: number } }>`
  mutation AnswerTicket($input: AnswerTicketInput!) { answerTicket(input: $input) { ticket { ...AnsweredTicket } userErrors { code message field clause } } } ${STATE}`;
export const ADD_INTERNAL_NOTE = gql<{ addInternalNote: Payload & { ticket: { id: string; version: number } | null } }, { input: { ticketId: string; body: string; attachmentIds: readonly string[] } }>`
  mutation AddInternalNote($input: AddInternalNoteInput!) { addInternalNote(input: $input) { ticket { ...AnsweredTicket } userErrors { code message field clause } } } ${STATE}`;
