import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of the correspondence (§4.4): what they wrote and got, and what was done for them. */
export const clientSide: ClientSide = {
  Mutation: ['addClientMessage'],
  Ticket: ['timeline'],
  AddClientMessageInput: ['attachmentIds', 'body', 'contactId', 'id', 'ticketId'],
  TimelineEntry: ['at', 'attachments', 'author', 'body', 'channel', 'clause', 'html', 'id', 'params', 'question', 'type'],
  TimelineEntryType: ['ANSWER', 'CLIENT_MESSAGE', 'CLOSED', 'CONFIRMATION', 'DECIDED', 'DETAILS_ADDED', 'HANDED_OVER', 'MERGED', 'POSTPONED', 'PRIORITY_CHANGED', 'PRIORITY_PROPOSED', 'PROPOSAL_SETTLED', 'REFUSED', 'REGISTERED', 'REMINDED', 'REOPENED', 'RETURNED', 'SPLIT', 'SUBMITTED', 'TAKEN', 'WITHDRAWN'],
};
