import { definePlugin, guestSlot } from '@reglament/admin/kit';
import type { Erasable } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Permissions { 'persons.erase': true }
}

export default definePlugin({
  id: 'erasure', api: 1, requires: ['server:erasure'],
  slots: [guestSlot<{ client: { contacts: readonly Erasable[] } }>({
    slot: 'clients.show.main', id: 'erase', order: 900, permission: 'persons.erase',
    load: () => import('./ErasureCard.tsx'), when: ({ client }) => client.contacts.some(({ erasedAt }) => erasedAt === null),
  })],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
