import { endedStatuses, isEnded, type TicketStatus } from '@reglament/schema';
import { refusal } from '../platform/refusal.ts';

/** Refuses an act that makes no sense on a ticket that has ended. */
export const requireOpen = (ticket: { status: TicketStatus }): void => {
  if (isEnded(ticket.status)) throw refusal('TICKET_CLOSED', { field: ['ticketId'] });
};

/** §4.7, §4.13, §3.2: a question leaves the ticket waiting for the client; an answer leaves it answered, or with development where it is. */
export const statusAfterAnswer = (question: boolean, status: TicketStatus): TicketStatus => {
  if (question) return 'WAITING_CLIENT';
  return status === 'IN_DEVELOPMENT' ? status : 'ANSWERED';
};

const resumable: readonly TicketStatus[] = ['ANSWERED', 'POSTPONED', ...endedStatuses];
/** R12, §4.13: whether staff can take the ticket up again: what has ended, was answered or postponed. */
export const isResumable = (status: TicketStatus): boolean => resumable.includes(status);

/** §4.4, R12: what the client writes brings an answered, waiting or ended ticket back to work; elsewhere nothing changes. */
export const statusAfterClientMessage = (status: TicketStatus): TicketStatus =>
  isEnded(status) || status === 'ANSWERED' || status === 'WAITING_CLIENT' ? 'IN_PROGRESS' : status;
