import type { RightName } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import { addInternalNote } from '../correspondence/internalNote.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { closeTicket, takeTicket } from '../tickets/handling.ts';
import { bodyOf } from '../tickets/requestFields.ts';
import { assignTicket, handToDeputy } from '../tickets/transferring.ts';
import type { Ticket } from '../tickets/ticket.entity.ts';
import type { ActOnTicketsInput, BulkAct } from './manyTickets.type.ts';

const mostTickets = 100;

export const rightOf: Readonly<Record<BulkAct, RightName>> = { TAKE: 'tickets.take', ASSIGN: 'tickets.assign', HAND_TO_DEPUTY: 'tickets.assign', CLOSE: 'tickets.close', NOTE: 'tickets.note' };

/** The tickets of a selection, each once; refuses none and too many. */
export const selectedIds = ({ ticketIds }: ActOnTicketsInput): string[] => {
  const ids = [...new Set(ticketIds)];
  if (ids.length === 0) throw refusal('REQUIRED_FIELD_MISSING', { field: ['ticketIds'], clause: '4.7' });
  if (ids.length > mostTickets) throw refusal('TOO_MANY_INPUTS', { field: ['ticketIds'], clause: '4.7', params: { limit: mostTickets, length: ids.length } });
  return ids;
};

export type TicketVerb = (work: Work, viewer: Viewer, ticketId: string) => Promise<Ticket>;

/** What is done with each ticket; refuses at once what would be refused for every one of them. */
export const verbOf = ({ act, assigneeId, reason, body }: ActOnTicketsInput): TicketVerb => {
  switch (act) {
    case 'TAKE': return (work, viewer, ticketId) => takeTicket(work, viewer, { ticketId });
    case 'ASSIGN': return (work, viewer, ticketId) => assignTicket(work, viewer, { ticketId, assigneeId });
    case 'HAND_TO_DEPUTY': return (work, viewer, ticketId) => handToDeputy(work, viewer, { ticketId });
    case 'CLOSE': {
      if (!reason) throw refusal('REQUIRED_FIELD_MISSING', { field: ['reason'], clause: '4.4' });
      return (work, viewer, ticketId) => closeTicket(work, viewer, { ticketId, reason });
    }
    case 'NOTE': {
      const note = bodyOf(body ?? '', '4.4');
      return (work, viewer, ticketId) => addInternalNote(work, viewer, { ticketId, body: note });
    }
  }
};
