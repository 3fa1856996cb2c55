import type { TicketStatus } from '@reglament/schema';
import { refusal } from '../platform/refusal.ts';

/** States in which the desk is done with a ticket until the client writes again (R12). */
export const endedStatuses = ['CLOSED', 'REJECTED'] as const satisfies readonly TicketStatus[];

export const isEnded = (status: TicketStatus): boolean => endedStatuses.some((one) => one === status);

/** Refuses an act that makes no sense on a ticket that has ended. */
export const requireOpen = (ticket: { status: TicketStatus }): void => {
  if (isEnded(ticket.status)) throw refusal('TICKET_CLOSED', { field: ['ticketId'] });
};

/** §4.7, §4.13: an answer leaves the ticket answered; a question leaves it waiting for the client. */
export const statusAfterAnswer = (question: boolean): TicketStatus => (question ? 'WAITING_CLIENT' : 'ANSWERED');

/** §4.4, R12: what the client writes brings an answered, waiting or ended ticket back to work; elsewhere nothing changes. */
export const statusAfterClientMessage = (status: TicketStatus): TicketStatus =>
  isEnded(status) || status === 'ANSWERED' || status === 'WAITING_CLIENT' ? 'IN_PROGRESS' : status;
