import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of their requests (§4.1–§4.7): no note, no card, nobody's load, no act of the desk. */
export const clientSide: ClientSide = {
  Query: ['ticket', 'tickets'],
  Mutation: ['createTicket', 'changePriority', 'settlePriorityProposal'],
  Subscription: ['ticketEvents'],
  Ticket: ['category', 'channel', 'client', 'closedAt', 'closingReason', 'contact', 'criticality', 'entitled', 'externalId', 'id', 'incomingNumber', 'kind', 'lastClientMessageAt', 'links', 'locale', 'missingFields', 'number', 'obligations', 'priority', 'priorityByDefault', 'priorityProposals', 'product', 'productVersion', 'assignee', 'receivedAt', 'registeredAt', 'relatedLinks', 'reviewAt', 'sla', 'status', 'subject', 'updatedAt', 'version'],
  TicketSla: ['answeredAt', 'dueAt', 'kind', 'obligationId', 'provisional', 'remainingWorkingSeconds', 'standing', 'startsAt'],
  TicketLink: ['at', 'direction', 'kind', 'ticket'],
  LinkedTicket: ['id', 'number', 'status', 'subject'],
  PriorityProposal: ['authorName', 'id', 'priority', 'proposedAt', 'reason', 'settledAt', 'state'],
  ProposalSettlement: ['ACCEPT', 'DECLINE'],
  TicketEvent: ['actor', 'id', 'occurredAt', 'position', 'ticket', 'ticketId', 'ticketNumber', 'ticketVersion', 'type'],
  TicketEventFrame: ['ack', 'cursor', 'event'],
  TicketFilter: ['awaitingAnswer', 'category', 'channel', 'criticality', 'dueAfter', 'dueBefore', 'dueFrom', 'dueTo', 'ended', 'externalId', 'ids', 'kind', 'number', 'priority', 'productId', 'receivedAfter', 'receivedBefore', 'receivedFrom', 'receivedTo', 'standing', 'status', 'text', 'updatedAfter', 'updatedBefore'],
  TicketOrder: ['direction', 'field'],
  CreateTicketInput: ['attachmentIds', 'body', 'categoryCode', 'contactId', 'contactPhone', 'criticality', 'externalId', 'id', 'kind', 'priority', 'productId', 'productVersion', 'relatedLinks', 'stepsToReproduce', 'subject'],
  ChangePriorityInput: ['expectedVersion', 'priority', 'ticketId'],
  SettlePriorityProposalInput: ['expectedVersion', 'settlement', 'ticketId'],
};
