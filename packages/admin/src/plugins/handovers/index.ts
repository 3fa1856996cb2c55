import { definePlugin, forRoles } from '@reglament/admin/kit';
import { canGo, type HandedTicket } from './handedTicket.ts';
import { handing } from './handing.ts';

declare module '@reglament/admin/kit' {
  interface Permissions { 'handovers.handOver': true; 'handovers.update': true }
}

/** §3.2: requests at development. */
export default definePlugin({
  id: 'handovers', api: 1, requires: ['tickets'],
  slots: [
    { slot: 'tickets.show.acts', id: 'hand-over', order: 160, permission: 'handovers.handOver', load: () => import('./OpenHandOver.tsx') },
    { slot: 'tickets.show.side', id: 'handovers', order: 130, load: () => import('./HandoversCard.tsx') },
  ],
  actions: [{
    resource: 'tickets', on: 'record', id: 'hand-over', order: 220, label: 'handovers.act.handOver', hotkey: 'h', permission: 'handovers.handOver',
    when: ([ticket]: HandedTicket[]) => ticket !== undefined && canGo(ticket), run: ({ records: [ticket] }: { records: HandedTicket[] }) => { if (ticket) handing.make(ticket.id); },
  }],
  widgets: [{ id: 'waiting', title: 'handovers.tile.title', to: '/tickets?tab=all&status=IN_DEVELOPMENT', order: 100, size: { columns: 8, rows: 2 }, permission: 'handovers.update', suits: forRoles('DEVELOPER', 'PRODUCT_MANAGER'), load: () => import('./WaitingTile.tsx') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
