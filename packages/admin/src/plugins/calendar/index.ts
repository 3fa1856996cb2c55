import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import { definePlugin, forRoles } from '@reglament/admin/kit';

declare module '@reglament/admin/kit' {
  interface Permissions { 'calendar.read': true; 'calendar.change': true }
}

export default definePlugin({
  id: 'calendar', api: 1,
  routes: [{ path: '/calendar', permission: 'calendar.read', load: () => import('./CalendarPage.tsx') }],
  nav: [{ id: 'calendar', to: '/calendar', label: 'calendar.menu', section: 'shell.section.system', icon: CalendarIcon, order: 420, permission: 'calendar.read' }],
  widgets: [{ id: 'reminder', title: 'calendar.tile.title', to: '/calendar', order: 230, size: { columns: 4, rows: 1 }, permission: 'calendar.change', suits: forRoles('ADMIN', 'SUPPORT_HEAD'), load: () => import('./ReminderTile.tsx') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
