import { definePlugin, guestSlot } from '@reglament/admin/kit';
import { PRESENCE, type Present } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Permissions { 'presence.read': true; 'presence.show': true }
  interface Topics { presence: readonly Present[] }
}

export default definePlugin({
  id: 'presence', api: 1,
  slots: [
    guestSlot<{ ticket: { id: string } }>({ slot: 'tickets.show.acts', id: 'people', order: 900, permission: 'presence.read', load: () => import('./PresentPeople.tsx') }),
    { slot: 'composer.tools', id: 'writing', order: 10, permission: 'presence.read', load: () => import('./WritingLine.tsx') },
  ],
  topics: [{ topic: 'presence', document: PRESENCE, kind: 'snapshot' }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
