import { definePlugin } from '@reglament/admin/kit';
import { toggleShown } from './shownTicket.ts';

declare module '@reglament/admin/kit' {
  interface Permissions { 'watchers.read': true; 'watchers.watch': true; 'watchers.others': true }
}

/** §1: who keeps an eye on a ticket besides the responsible specialist. */
export default definePlugin({
  id: 'watchers', api: 1, requires: ['tickets'],
  slots: [
    { slot: 'tickets.show.acts', id: 'watch', order: 800, permission: 'watchers.watch', load: () => import('./WatchButton.tsx') },
    { slot: 'tickets.show.side', id: 'watchers', order: 205, permission: 'watchers.read', load: () => import('./WatchersCard.tsx') },
  ],
  commands: [
    { id: 'toggle', label: 'watchers.act.toggle', hotkey: 'e', permission: 'watchers.watch', run: ({ notify }) => { if (!toggleShown()) notify('watchers.notification.noTicket', { type: 'info' }); } },
    { id: 'watched', label: 'watchers.command.watched', permission: 'watchers.watch', run: ({ navigate }) => navigate('/tickets?tab=all&watched=true') },
  ],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
