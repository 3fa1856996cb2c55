import type { Locale } from '@reglament/schema';
import { ATTACHED_FILE, gql, type Payload } from '@reglament/admin/kit';
import type { KeptDraft } from './keptDraft.ts';
import type { Mentionable } from './mentions.ts';
import type { TimelineEntry } from './timeline.ts';

export interface Conversation { id: string; version: number; locale: Locale; timeline: TimelineEntry[] }
export const CONVERSATION = gql<{ ticket: Conversation | null }, { id: string }>`query Conversation($id: ID!) { ticket(id: $id) {
  id version locale timeline { id type at author { kind id name } body tailAt mentioned htmlUrl picturesUrl remoteImages remarks attachments { ...AttachedFile } clause params { name value } channel leavesAt delivery deliveredAt question machine withdrawable }
} } ${ATTACHED_FILE}`;

/** Whether an answer leaves at once (§4.6). */
export interface DeskHours { open: boolean; changesAt: string; now: string }
export const DESK_HOURS = gql<{ workingHours: DeskHours }, Record<never, never>>`query HoursForAnswers { workingHours { open changesAt now } }`;

/** Whom a note can name. */
export const MENTIONABLE = gql<{ staffMembers: { nodes: Mentionable[] } }, Record<never, never>>`query Mentionable { staffMembers(filter: { active: true }, first: 100) { nodes { id name } } }`;

/** What an act changes in the ticket, for the lists that show it. */
const STATE = gql`fragment AnsweredTicket on Ticket {
  id version status takenAt updatedAt assignee { id name initials }
  sla { obligationId kind startsAt dueAt standing answeredAt breachedAt provisional remainingWorkingSeconds }
}`;
/** What was just said, to be taken back while it waits. */
export type Said = Pick<TimelineEntry, 'id' | 'type' | 'at' | 'leavesAt' | 'withdrawable'>;
interface AnswerInput { ticketId: string; body: string; bodyHtml: string | null; question: boolean; sendNow: boolean; undoSeconds: number; attachmentIds: readonly string[]; draftVersion: number; expectedVersion: number }
export const ANSWER_TICKET = gql<{ answerTicket: Payload & { ticket: { id: string; version: number; number: string; timeline: Said[] } | null } }, { input: AnswerInput }>`
  mutation AnswerTicket($input: AnswerTicketInput!) { answerTicket(input: $input) { ticket { ...AnsweredTicket number timeline { id type at leavesAt withdrawable } } userErrors { code message field clause } } } ${STATE}`;
export const ADD_INTERNAL_NOTE = gql<{ addInternalNote: Payload & { ticket: { id: string; version: number } | null } }, { input: { ticketId: string; body: string; attachmentIds: readonly string[]; mentionedIds: readonly string[]; draftVersion: number } }>`
  mutation AddInternalNote($input: AddInternalNoteInput!) { addInternalNote(input: $input) { ticket { ...AnsweredTicket } userErrors { code message field clause } } } ${STATE}`;

/** Takes back an answer that has not left (§4.6). */
export const WITHDRAW_ANSWER = gql<{ withdrawAnswer: Payload & { ticket: { id: string; version: number } | null } }, { input: { messageId: string } }>`
  mutation WithdrawAnswer($input: WithdrawAnswerInput!) { withdrawAnswer(input: $input) { ticket { ...AnsweredTicket } userErrors { code message field clause } } } ${STATE}`;

const DRAFT = gql`fragment KeptDraft on Draft { mode text html question attachmentIds updatedAt version }`;
export const DRAFTS = gql<{ drafts: KeptDraft[] }, { id: string }>`query Drafts($id: ID!) { drafts(ticketId: $id) { ...KeptDraft } } ${DRAFT}`;
export const SAVE_DRAFT = gql<{ saveDraft: Payload & { draft: KeptDraft | null } }, { input: Omit<KeptDraft, 'updatedAt' | 'version'> & { ticketId: string; expectedVersion: number } }>`
  mutation SaveDraft($input: SaveDraftInput!) { saveDraft(input: $input) { draft { ...KeptDraft } userErrors { code message field clause } } } ${DRAFT}`;
