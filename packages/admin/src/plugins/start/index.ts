import HomeIcon from '@mui/icons-material/SpaceDashboardOutlined';
import { definePlugin, forRoles } from '@reglament/admin/kit';

declare module '@reglament/admin/kit' {
  interface Permissions { 'staff.write': true }
}

/** The page on which people of each role begin: tiles of all plugins, arranged by the role and then by the person. */
export default definePlugin({
  id: 'start', api: 1,
  routes: [{ path: '/start', load: () => import('./StartPage.tsx') }],
  nav: [{ id: 'start', to: '/start', label: 'start.menu', icon: HomeIcon, order: 50, hotkey: 'g>h' }],
  homes: [{ id: 'tiles', to: '/start', label: 'start.menu', order: 500 }],
  widgets: [
    { id: 'first-steps', title: 'start.firstSteps.title', order: 105, size: { columns: 4, rows: 2 }, permission: 'staff.write', suits: forRoles('ADMIN'), load: () => import('./FirstStepsTile.tsx') },
    { id: 'incidents', title: 'start.incidents.title', to: '/settings/extensions', order: 240, size: { columns: 4, rows: 1 }, permission: 'staff.write', suits: forRoles('ADMIN'), load: () => import('./IncidentsTile.tsx') },
  ],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
