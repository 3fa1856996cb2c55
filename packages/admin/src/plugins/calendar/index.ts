import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import { definePlugin } from '@reglament/admin/kit';

declare module '@reglament/admin/kit' {
  interface Permissions { 'calendar.read': true; 'calendar.change': true }
}

export default definePlugin({
  id: 'calendar', api: 1,
  routes: [{ path: '/calendar', permission: 'calendar.read', load: () => import('./CalendarPage.tsx') }],
  nav: [{ id: 'calendar', to: '/calendar', label: 'calendar.menu', section: 'shell.section.system', icon: CalendarIcon, order: 420, permission: 'calendar.read' }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
