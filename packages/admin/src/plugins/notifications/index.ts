import { definePlugin, guestSlot } from '@reglament/admin/kit';
import { otherTabs } from './tabs.ts';

declare module '@reglament/admin/kit' {
  interface Permissions { 'preferences.keep': true }
}

/** What concerns the person at the window: under a bell, on the tab, and outside of the window when they chose it. */
export default definePlugin({
  id: 'notifications', api: 1, requires: ['tickets', 'server:notifications'],
  slots: [
    { slot: 'shell.rail.footer', id: 'bell', order: 50, permission: 'preferences.keep', load: () => import('./Bell.tsx') },
    { slot: 'shell.bar', id: 'bell-narrow', order: 50, permission: 'preferences.keep', load: () => import('./Bell.tsx') },
    { slot: 'shell.overlay', id: 'teller', permission: 'preferences.keep', load: () => import('./Teller.tsx') },
    guestSlot({ slot: 'preferences.page', id: 'choices', order: 100, permission: 'preferences.keep', load: () => import('./NotificationSettings.tsx') }),
  ],
  // from the sign-in on: what another tab has read while this one loads is read here too
  setup: ({ queryClient }) => otherTabs(() => { void import('./useNotifications.ts').then(({ refreshIn }) => refreshIn(queryClient)); }).end,
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
