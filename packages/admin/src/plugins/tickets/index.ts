import InboxIcon from '@mui/icons-material/InboxOutlined';
import { definePlugin, forRoles, guestSlot, type RecordEvent } from '@reglament/admin/kit';
import { TICKET, TICKETS, TICKET_EVENTS } from './documents.ts';
import { noteTicket } from './newcomers.ts';
import { forgetOpened, recentItems } from './recent.ts';
import { QueueBadge } from './queue/QueueBadge.tsx';
import type { ListFilter } from './queue/filterFields.ts';
import { isResumable, type TicketDetails, type TicketEvent, type TicketRow } from './ticket.ts';

declare module '@reglament/admin/kit' {
  interface Resources { tickets: TicketDetails }
  interface Slots {
    /** Over the rows of the queue. */
    'tickets.list.top': { readonly filter: ListFilter };
    /** When the answer is due, in a row and in the head of a ticket; without a contribution it is a plain chip. */
    'tickets.due': { readonly ticket: TicketRow; readonly place: 'row' | 'head' };
    /** Buttons in the head of a ticket. */
    'tickets.show.acts': { readonly ticket: TicketDetails };
    /** Under the head: the conversation. */
    /** Draws nothing: asks for what the page of this ticket will need, while the ticket itself is still on its way. */
    'tickets.show.ahead': { readonly ticketId: string };
    'tickets.show.main': { readonly ticket: TicketDetails };
    /** Cards beside it. */
    'tickets.show.side': { readonly ticket: TicketDetails };
  }
  interface Permissions {
    'tickets.read': true; 'tickets.create': true; 'tickets.registerLetter': true; 'tickets.take': true;
    'tickets.answer': true; 'tickets.assign': true; 'tickets.priority': true; 'tickets.close': true; 'tickets.reopen': true; 'tickets.proposePriority': true; 'tickets.note': true; 'obligations.waive': true; 'views.keep': true; 'views.team': true;
  }
  interface Topics { 'tickets.events': TicketEvent }
}

/** Columns that other plugins add to the resource `tickets` stand at the end of the second line of a row. */
export default definePlugin({
  id: 'tickets', api: 1,
  resources: [{ name: 'tickets', representation: 'number', permission: 'tickets.read' }],
  documents: { tickets: { list: TICKETS, one: TICKET } },
  routes: [{ path: '/tickets/*', permission: 'tickets.read', load: () => import('./Workbench.tsx') }],
  homes: [{ id: 'bench', to: '/tickets/first', label: 'tickets.home', order: 100, permission: 'tickets.read', suits: forRoles('SPECIALIST', 'REGISTRAR') }],
  nav: [{ id: 'tickets', to: '/tickets', label: 'tickets.menu', icon: InboxIcon, order: 100, hotkey: 'g>t', permission: 'tickets.read', badge: QueueBadge }],
  widgets: [
    { id: 'unassigned', title: 'tickets.tile.unassigned', to: '/tickets?tab=unassigned', order: 130, size: { columns: 4, rows: 2 }, permission: 'tickets.take', suits: forRoles('SUPPORT_HEAD'), load: () => import('./tiles/UnassignedTile.tsx') },
    { id: 'not-delivered', title: 'tickets.tile.notDelivered', to: '/tickets?tab=notDelivered', order: 160, size: { columns: 4, rows: 1 }, permission: 'tickets.read', suits: forRoles('SUPPORT_HEAD', 'ADMIN'), load: () => import('./tiles/NotDeliveredTile.tsx') },
    { id: 'review-due', title: 'tickets.tile.reviewDue', to: '/tickets?tab=reviewDue', order: 180, size: { columns: 4, rows: 1 }, permission: 'tickets.read', suits: forRoles('SUPPORT_HEAD'), load: () => import('./tiles/ReviewDueTile.tsx') },
  ],
  provides: { slots: ['tickets.list.top', 'tickets.due', 'tickets.show.acts', 'tickets.show.ahead', 'tickets.show.main', 'tickets.show.side'] },
  slots: [
    { slot: 'tickets.show.acts', id: 'handling', order: 200, load: () => import('./acts/HandlingActs.tsx') },
    { slot: 'tickets.show.side', id: 'proposal', order: 110, load: () => import('./show/ProposalCard.tsx') },
    { slot: 'tickets.show.side', id: 'client', order: 200, load: () => import('./show/ClientCard.tsx') },
    { slot: 'tickets.show.side', id: 'product', order: 210, load: () => import('./show/ProductCard.tsx'), when: ({ ticket }) => ticket.product !== null },
    { slot: 'tickets.show.side', id: 'request', order: 220, load: () => import('./show/RequestCard.tsx') },
    { slot: 'tickets.show.side', id: 'links', order: 230, load: () => import('./show/LinksCard.tsx') },
    { slot: 'tickets.show.side', id: 'cards', order: 900, load: () => import('./show/PluginCards.tsx') },
    guestSlot<{ record: TicketDetails }>({ slot: 'composer.ended', id: 'reopen', permission: 'tickets.reopen', load: () => import('./acts/ReopenAnyway.tsx'), when: ({ record }) => isResumable(record.status) }),
  ],
  commands: [
    { id: 'new', label: 'tickets.command.new', permission: 'tickets.create', run: ({ navigate }) => navigate('/tickets/new') },
    { id: 'letter', label: 'tickets.command.letter', permission: 'tickets.registerLetter', run: ({ navigate }) => navigate('/tickets/letter') },
  ],
  searches: [{ id: 'recent', order: 50, permission: 'tickets.read', recent: recentItems }],
  setup: () => forgetOpened,
  topics: [{
    topic: 'tickets.events', document: TICKET_EVENTS, kind: 'events',
    // The ticket is as new as the frame, so it may be newer than the event that brought it.
    records: ({ type, ticketId, ticketVersion, ticket }): RecordEvent[] => {
      const base = { resource: 'tickets', type: type === 'TICKET_REGISTERED' ? 'created' : 'updated', id: ticketId, version: ticket?.version ?? ticketVersion } as const;
      if (!ticket) return [base];
      // the rows know more of these than the stream tells, and they never change
      const { client: _client, product: _product, category: _category, ...patch } = ticket;
      return [{ ...base, patch }];
    },
  }],
  listeners: [{ topic: 'tickets.events', on: ({ ticket }) => { if (ticket) noteTicket(ticket, Date.now()); } }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
