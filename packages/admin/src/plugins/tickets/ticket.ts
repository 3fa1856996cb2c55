import { endedStatuses, type Channel, type ClosingReason, type Criticality, type ObligationKind, type Priority, type ProductKind, type Standing, type SupportScope, type TicketKind, type TicketStatus } from '@reglament/schema';

/** Who has a ticket. */
export interface Person { id: string; name: string; initials: string }
/** Something with a Russian and, where it has one, an English name. */
export interface Named { id: string; name: string; nameEn?: string | null }

/** The promise that governs a ticket now (§4.7, §4.12). */
export interface TicketSla {
  obligationId: string;
  kind: ObligationKind;
  startsAt: string;
  dueAt: string;
  standing: Standing;
  answeredAt: string | null;
  breachedAt: string | null;
  provisional: boolean;
  /** Working seconds left when the server counted; negative when overdue. */
  remainingWorkingSeconds: number;
}

/** What acts and events change in a ticket; what live updates carry. */
export interface TicketState {
  id: string;
  number: string;
  version: number;
  subject: string;
  status: TicketStatus;
  priority: Priority;
  priorityByDefault: boolean;
  assignee: Person | null;
  sla: TicketSla | null;
  takenAt: string | null;
  closedAt: string | null;
  closingReason: ClosingReason | null;
  lastClientMessageAt: string | null;
  /** Since when an answer is known not to have reached the client (R16). */
  answerNotDeliveredAt: string | null;
  /** The request with which the burst of letters began that it belongs to. */
  burstOfId: string | null;
  /** When a postponed question is taken up again (§4.13). */
  reviewAt: string | null;
  updatedAt: string;
}

/** A ticket as a row of the queue. */
export interface TicketRow extends TicketState {
  kind: TicketKind;
  criticality: Criticality | null;
  channel: Channel;
  receivedAt: string;
  client: Named;
  product: Named | null;
  productVersion: string | null;
  category: { code: string; clause: string; scope: SupportScope; nameRu: string; nameEn: string } | null;
}

/** A ticket as its page shows it. */
export interface TicketDetails extends TicketRow {
  client: Named & { city: string | null; timeZone: string; contract: string | null; supportUntil: string | null; entitled: boolean; assignment: { specialist: { name: string; absence: { endsOn: string } | null }; deputy: { name: string } | null } | null };
  contact: { id: string; name: string; title: string | null; email: string; phone: string | null; responsible: boolean } | null;
  product: (Named & { kind: ProductKind; versions: string[] }) | null;
  entitled: boolean;
  incomingNumber: string | null;
  relatedLinks: string[];
  missingFields: string[];
  registeredAt: string;
  regulationVersion: { number: string; answerTerms: { priority: Priority; workingDays: number }[] };
}

/** A ticket as live updates bring it: enough to tell to which lists it belongs. */
export interface TicketNews extends TicketState {
  kind: TicketKind;
  criticality: Criticality | null;
  channel: Channel;
  receivedAt: string;
  client: { id: string };
  product: { id: string } | null;
  category: { code: string } | null;
}

/** Something that happened to a ticket, as the stream tells it. */
export interface TicketEvent {
  id: string;
  /** TICKET_REGISTERED, TICKET_ANSWERED …; the list grows. */
  type: string;
  occurredAt: string;
  ticketId: string;
  ticketNumber: string | null;
  ticketVersion: number;
  actor: { kind: string; id: string | null; name: string };
  ticket: TicketNews | null;
}

const owedStandings: ReadonlySet<Standing> = new Set(['ON_TIME', 'AT_RISK', 'BREACHED']);
/** Whether an answer is still owed; a late answer leaves the standing `BREACHED` behind, but nothing is owed any more. */
export const isOwed = (sla: TicketSla | null | undefined): sla is TicketSla => !!sla && sla.answeredAt === null && owedStandings.has(sla.standing);

const resumable: ReadonlySet<TicketStatus> = new Set(['ANSWERED', 'POSTPONED', ...endedStatuses]);
/** R12: whether staff can take the ticket up again. */
export const isResumable = (status: TicketStatus): boolean => resumable.has(status);

/** §4.13: whether the day has come on which a postponed question is taken up again. */
export const isReviewDue = ({ reviewAt }: Pick<TicketState, 'reviewAt'>, now: number): boolean => reviewAt !== null && new Date(reviewAt).getTime() <= now;
