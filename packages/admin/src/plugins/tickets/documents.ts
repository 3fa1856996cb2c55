import type { ClosingReason, Priority, PriorityProposalState, TicketLinkDirection, TicketLinkKind } from '@reglament/schema';
import { gql, type AnsweredFile, type Payload } from '@reglament/admin/kit';
import type { ListFilter } from './queue/filterFields.ts';
import type { Named, TicketEvent, TicketSla, TicketState } from './ticket.ts';

const STATE = gql`fragment TicketState on Ticket {
  id number version subject status priority priorityByDefault takenAt closedAt closingReason lastClientMessageAt answerNotDeliveredAt burstOfId reviewAt updatedAt
  assignee { id name initials }
  sla { obligationId kind startsAt dueAt standing answeredAt breachedAt provisional remainingWorkingSeconds }
}`;
const ROW = gql`fragment TicketRow on Ticket {
  ...TicketState kind criticality channel receivedAt productVersion
  client { id name nameEn } product { id name nameEn } category { code clause scope nameRu nameEn }
} ${STATE}`;

export const TICKETS = gql`query Tickets($page: OffsetPageInput, $filter: TicketFilter, $orderBy: [TicketOrder!]) {
  tickets(page: $page, filter: $filter, orderBy: $orderBy) { nodes { ...TicketRow } totalCount }
} ${ROW}`;

export const TICKET = gql`query Ticket($id: ID!) { ticket(id: $id) {
  ...TicketRow registeredAt entitled incomingNumber relatedLinks missingFields
  client { id name nameEn city timeZone contract supportUntil entitled assignment { specialist { id name absence { endsOn } } deputy { id name } } }
  contact { id name title email phone responsible }
  product { id name nameEn kind versions }
  regulationVersion { number answerTerms { priority workingDays } }
} } ${ROW}`;

/** Until when somebody is away; asked by itself, for news of a ticket do not tell it. */
export const AWAY = gql<{ staffMember: { id: string; absence: { endsOn: string } | null } | null }, { id: string }>`query Away($id: ID!) { staffMember(id: $id) { id absence { endsOn } } }`;

export const TICKET_EVENTS = gql<{ ticketEvents: { ack: boolean; cursor: string; event: TicketEvent | null } }>`
  subscription TicketEvents($after: Cursor) { ticketEvents(after: $after) { ack cursor event {
    id type occurredAt ticketId ticketNumber ticketVersion actor { kind id name } ticket { ...TicketState kind criticality channel receivedAt client { id } product { id } category { code } }
  } } } ${STATE}`;

/** The first rows of a tab, as far as a tile shows them. */
export const TICKET_TILE = gql<{ tickets: { nodes: { id: string; number: string; subject: string; client: Named; sla: TicketSla | null }[]; totalCount: number } }, { filter: ListFilter }>`query TicketTile($filter: TicketFilter) {
  tickets(page: { offset: 0, limit: 5 }, filter: $filter) { nodes { id number subject client { id name nameEn } sla { obligationId kind startsAt dueAt standing answeredAt breachedAt provisional remainingWorkingSeconds } } totalCount } }`;
export const FIRST_TICKET = gql<{ tickets: { nodes: { id: string; number: string }[] } }, { filter: ListFilter }>`query FirstTicket($filter: TicketFilter) { tickets(page: { offset: 0, limit: 1 }, filter: $filter) { nodes { id number } } }`;

/** The figures on the tabs of the queue. */
export interface QueueCounters { mine: number; unassigned: number; dueToday: number; breached: number; reviewDue: number; notDelivered: number; all: number }
export const QUEUE_COUNTERS = gql<{ queueCounters: QueueCounters }, Record<never, never>>`query QueueCounters { queueCounters { mine unassigned dueToday breached reviewDue notDelivered all } }`;

export const TAKE_NEXT_TICKET = gql<{ takeNextTicket: Payload & { ticket: TicketState | null } }, Record<never, never>>`
  mutation TakeNextTicket { takeNextTicket { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;

/** One act on many tickets; each has its own result. */
export type ManyTickets = { ticketIds: readonly string[] } & ({ act: 'TAKE' } | { act: 'ASSIGN'; assigneeId: string | null } | { act: 'CLOSE'; reason: ClosingReason } | { act: 'NOTE'; body: string });
export interface ActResult { ticketId: string; ticket: TicketState | null; userErrors: { message: string }[] }
export const ACT_ON_TICKETS = gql<{ actOnTickets: Payload & { results: ActResult[] } }, { input: ManyTickets }>`
  mutation ActOnTickets($input: ActOnTicketsInput!) { actOnTickets(input: $input) { results { ticketId ticket { ...TicketState } userErrors { message } } userErrors { code message field clause } } } ${STATE}`;

export type FileFormat = 'CSV' | 'XLSX';
interface ListQuestion { filter: ListFilter; orderBy: { field: string; direction: 'ASC' | 'DESC' }[] | null; format: FileFormat }
export const TICKETS_FILE = gql<{ ticketsFile: AnsweredFile & { rows: number; complete: boolean } }, ListQuestion>`
  query TicketsFile($filter: TicketFilter, $orderBy: [TicketOrder!], $format: SpreadsheetFormat!) { ticketsFile(filter: $filter, orderBy: $orderBy, format: $format) { name mediaType content rows complete } }`;

type TicketPayload<Name extends string> = Record<Name, Payload & { ticket: TicketState | null }>;
interface OnTicket { ticketId: string; expectedVersion?: number }

export const TAKE_TICKET = gql<TicketPayload<'takeTicket'>, { input: OnTicket }>`
  mutation TakeTicket($input: TakeTicketInput!) { takeTicket(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;
export const ASSIGN_TICKET = gql<TicketPayload<'assignTicket'>, { input: OnTicket & { assigneeId: string | null; note: string | null } }>`
  mutation AssignTicket($input: AssignTicketInput!) { assignTicket(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;
export const CHANGE_PRIORITY = gql<TicketPayload<'changePriority'>, { input: OnTicket & { priority: Priority; consentMessageId: string | null } }>`
  mutation ChangePriority($input: ChangePriorityInput!) { changePriority(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;
export const CLOSE_TICKET = gql<TicketPayload<'closeTicket'>, { input: OnTicket & { reason: ClosingReason } }>`
  mutation CloseTicket($input: CloseTicketInput!) { closeTicket(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;
export const MARK_ANSWER_NOT_REQUIRED = gql<TicketPayload<'markAnswerNotRequired'>, { input: OnTicket & { reason: string } }>`
  mutation MarkAnswerNotRequired($input: MarkAnswerNotRequiredInput!) { markAnswerNotRequired(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;

/** Another request, as far as a merge or a link needs it. */
export interface OtherTicket { id: string; number: string; subject: string; version: number; receivedAt: string; sla: TicketSla | null }
export interface OtherTicketsFilter { clientId?: string[]; ended?: boolean; text?: string }
export const OTHER_TICKETS = gql<{ tickets: { nodes: OtherTicket[]; totalCount: number } }, { filter: OtherTicketsFilter }>`query OtherTickets($filter: TicketFilter) {
  tickets(page: { offset: 0, limit: 50 }, filter: $filter) { nodes { id number subject version receivedAt sla { obligationId kind startsAt dueAt standing answeredAt breachedAt provisional remainingWorkingSeconds } } totalCount } }`;
export interface Merge { survivorId: string; mergedId: string; expectedVersion: number; mergedVersion: number }
export const MERGE_TICKETS = gql<TicketPayload<'mergeTickets'>, { input: Merge }>`
  mutation MergeTickets($input: MergeTicketsInput!) { mergeTickets(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;
interface Relation { ticketId: string; otherId: string }
export const LINK_TICKETS = gql<TicketPayload<'linkTickets'>, { input: Relation }>`
  mutation LinkTickets($input: LinkTicketsInput!) { linkTickets(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;
export const UNLINK_TICKETS = gql<TicketPayload<'unlinkTickets'>, { input: Relation }>`
  mutation UnlinkTickets($input: UnlinkTicketsInput!) { unlinkTickets(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;
export const SPLIT_TICKET = gql<TicketPayload<'splitTicket'>, { input: OnTicket & { messageIds: string[]; subject: string; copy: boolean } }>`
  mutation SplitTicket($input: SplitTicketInput!) { splitTicket(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;

export interface LinkedTicket { kind: TicketLinkKind; direction: TicketLinkDirection; ticket: { id: string; number: string; subject: string } }
export const TICKET_LINKS = gql<{ ticket: { id: string; links: LinkedTicket[] } | null }, { id: string }>`query TicketLinks($id: ID!) { ticket(id: $id) { id links { kind direction ticket { id number subject } } } }`;
/** A card that a plugin of the server puts beside a ticket. */
export interface PluginCard { id: string; plugin: string; title: string; items: PluginCardItem[] }
export interface PluginCardItem { kind: 'TEXT' | 'LINK' | 'BADGE' | 'COPY' | 'PROGRESS'; label: string | null; value: string | null; url: string | null; tone: 'NEUTRAL' | 'GOOD' | 'RISK' | 'BAD' | null; percent: number | null }
export const TICKET_CARDS = gql<{ ticket: { id: string; cards: PluginCard[] } | null }, { id: string }>`query TicketCards($id: ID!) { ticket(id: $id) { id cards { id plugin title items { kind label value url tone percent } } } }`;
export const CONFIRM_ANSWER_DELIVERED = gql<TicketPayload<'confirmAnswerDelivered'>, { input: OnTicket & { reason: string } }>`
  mutation ConfirmAnswerDelivered($input: ConfirmAnswerDeliveredInput!) { confirmAnswerDelivered(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;
export const REOPEN_TICKET = gql<TicketPayload<'reopenTicket'>, { input: OnTicket & { reason: string } }>`
  mutation ReopenTicket($input: ReopenTicketInput!) { reopenTicket(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;

/** A priority that staff proposed to the client (§4.7). */
export interface PriorityProposal { id: string; priority: Priority; reason: string; state: PriorityProposalState; proposedAt: string; authorName: string }
export const PRIORITY_PROPOSALS = gql<{ ticket: { id: string; priorityProposals: PriorityProposal[] } | null }, { id: string }>`query PriorityProposals($id: ID!) { ticket(id: $id) { id priorityProposals { id priority reason state proposedAt authorName } } }`;
export const PROPOSE_PRIORITY = gql<TicketPayload<'proposePriority'>, { input: OnTicket & { priority: Priority; reason: string } }>`
  mutation ProposePriority($input: ProposePriorityInput!) { proposePriority(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;
export const SETTLE_PROPOSAL = gql<TicketPayload<'settlePriorityProposal'>, { input: OnTicket & { settlement: 'ACCEPT' | 'DECLINE' | 'WITHDRAW'; consentMessageId?: string | null } }>`
  mutation SettlePriorityProposal($input: SettlePriorityProposalInput!) { settlePriorityProposal(input: $input) { ticket { ...TicketState } userErrors { code message field clause } } } ${STATE}`;
