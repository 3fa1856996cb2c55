import { definePlugin, type NoContext } from '@reglament/admin/kit';

declare module '@reglament/admin/kit' {
  interface Slots {
    /** Cards on the page of one’s own preferences. */
    'preferences.page': NoContext;
  }
  interface Permissions { 'preferences.keep': true }
}

export default definePlugin({
  id: 'preferences', api: 1,
  settings: [{ id: 'me', path: 'me', label: 'preferences.title', order: 10, load: () => import('./PreferencesPage.tsx') }],
  commands: [{ id: 'open', label: 'preferences.command', run: ({ navigate }) => navigate('/settings/me') }],
  provides: { slots: ['preferences.page'] },
  slots: [{ slot: 'shell.overlay', id: 'in-step', permission: 'preferences.keep', load: () => import('./KeepInStep.tsx') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
