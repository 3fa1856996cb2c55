import { definePlugin, guestAction, guestColumn, guestExtension, guestSlot } from '@reglament/admin/kit';
import { GREET, GREETINGS, type Greeted } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Permissions { 'example-hello.greet': true }
}

/** The half of the plugin that lives in the console. */
export default definePlugin({
  id: 'example-hello', api: 1, version: '1.0.0',
  requires: ['tickets', 'server:example-hello'],
  extend: guestExtension('tickets', { on: ['list', 'one'], selection: GREETINGS }),
  columns: [guestColumn<Greeted>({ resource: 'tickets', id: 'greetings', label: 'example-hello.column', render: ({ greetings }) => (greetings ? `👋 ${greetings}` : null) })],
  slots: [guestSlot<{ ticket: Greeted }>({ slot: 'tickets.show.side', id: 'greetings', load: () => import('./HelloCard.tsx') })],
  actions: [guestAction<Greeted>({
    resource: 'tickets', id: 'greet', on: 'record', label: 'example-hello.act.greet', permission: 'example-hello.greet',
    run: async ({ records, context }) => {
      for (const { id, number } of records) await context.act(GREET, { ticketId: id }, { success: 'example-hello.notification.greeted', successArgs: { number }, invalidates: [['tickets']] });
    },
  })],
  commands: [{ id: 'open', label: 'example-hello.command.open', run: ({ navigate }) => navigate('/hello') }],
  routes: [{ path: '/hello', load: () => import('./HelloPage.tsx') }],
  settings: [{ id: 'tally', path: 'hello', label: 'example-hello.settings.title', load: () => import('./HelloSettings.tsx') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
