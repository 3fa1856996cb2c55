import { ticketShape } from './ticket.shape.ts';
import { ownTickets } from './ticketFilter.ts';
import type { Feature } from '../platform/feature.ts';
import { BreachEngine } from '../sla/breachEngine.ts';
import { clientRows } from './clientRows.ts';
import { CardsResolver } from './cards.resolver.ts';
import { clientSide } from './clientSide.ts';
import { followContactLanguage } from './contactLanguage.ts';
import { ClientTicketsResolver } from './clientTickets.resolver.ts';
import { InternalNote } from './internalNote.entity.ts';
import { Message } from './message.entity.ts';
import { ticketsAsSubjects } from './obligationSubjects.ts';
import { PriorityProposal } from './priorityProposal.entity.ts';
import { PriorityProposalsResolver } from './priorityProposals.resolver.ts';
import { StaffInHandResolver } from './staffInHand.resolver.ts';
import { Ticket } from './ticket.entity.ts';
import { TicketActsResolver } from './ticketActs.resolver.ts';
import { ticketEvents } from './ticketEvents.ts';
import { TicketEventsResolver } from './ticketEvents.resolver.ts';
import { TicketLink } from './ticketLink.entity.ts';
import { TicketLinksResolver } from './ticketLinks.resolver.ts';
import { TicketsResolver } from './tickets.resolver.ts';

/** Requests of clients from registration to closing (§4.1–§4.7), with the engine that watches their dues. */
export default {
  name: 'tickets',
  entities: [Ticket, Message, InternalNote, TicketLink, PriorityProposal],
  clientRows, clientSide,
  streams: { ticketEvents },
  nodes: { Ticket: { right: 'tickets.read', shape: ticketShape, seen: ownTickets } },
  resolvers: [TicketsResolver, TicketActsResolver, TicketLinksResolver, PriorityProposalsResolver, TicketEventsResolver, ClientTicketsResolver, CardsResolver, StaffInHandResolver],
  reactions: [{ to: 'CONTACT_UPDATED', react: followContactLanguage }],
  start: (system) => new BreachEngine(system, ticketsAsSubjects).start(),
} satisfies Feature;
