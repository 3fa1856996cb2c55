import { definePlugin, guestSlot } from '@reglament/admin/kit';
import type { Asking } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Permissions { 'officialWays.point': true }
}

/** §4.8: whoever asks by telephone or in a chat is told how requests are submitted. */
export default definePlugin({
  id: 'officialWays', api: 1, requires: ['server:officialWays'],
  slots: [guestSlot<{ client: { contacts: readonly Asking[] } }>({
    slot: 'clients.show.side', id: 'ways', order: 300, permission: 'officialWays.point',
    load: () => import('./WaysCard.tsx'), when: ({ client }) => client.contacts.some(({ active, erasedAt, lettersStoppedAt }) => active && erasedAt === null && lettersStoppedAt === null),
  })],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
