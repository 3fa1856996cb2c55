import type { PostponementEffect } from '@reglament/schema';
import { definePlugin, guestSlot } from '@reglament/admin/kit';
import { deciding } from './deciding.ts';
import { isDecidable, type DecidedTicket } from './decidedTicket.ts';

declare module '@reglament/admin/kit' {
  interface Permissions { 'postponements.decide': true; 'tickets.answerNow': true; 'reports.read': true }
}

const decide = (effect: PostponementEffect) => ({ records: [ticket] }: { records: DecidedTicket[] }): void => { if (ticket) deciding.make({ ticketId: ticket.id, effect }); };
const isPossible = ([ticket]: DecidedTicket[]): boolean => ticket !== undefined && isDecidable(ticket);

/** §4.13: a solution comes later, or not at all. */
export default definePlugin({
  id: 'postponements', api: 1, requires: ['tickets'],
  slots: [
    { slot: 'tickets.show.acts', id: 'decision', order: 150, permission: 'postponements.decide', load: () => import('./OpenDecision.tsx') },
    { slot: 'tickets.show.side', id: 'latest', order: 120, when: ({ ticket }) => ticket.status === 'POSTPONED' || ticket.status === 'REJECTED', load: () => import('./PostponementCard.tsx') },
    guestSlot({ slot: 'reports.page', id: 'reasons', order: 100, permission: 'reports.read', load: () => import('./ReasonUse.tsx') }),
  ],
  actions: [
    { resource: 'tickets', on: 'record', id: 'postpone', order: 200, label: 'postponements.act.postpone', hotkey: 'p', prominent: true, permission: 'postponements.decide', when: isPossible, run: decide('POSTPONED') },
    { resource: 'tickets', on: 'record', id: 'refuse', order: 210, label: 'postponements.act.refuse', hotkey: 'd', permission: 'postponements.decide', when: isPossible, run: decide('REFUSED') },
  ],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
