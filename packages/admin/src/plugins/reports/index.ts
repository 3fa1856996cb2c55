import ReportIcon from '@mui/icons-material/InsightsOutlined';
import { definePlugin } from '@reglament/admin/kit';

declare module '@reglament/admin/kit' {
  interface Permissions { 'reports.read': true }
}

export default definePlugin({
  id: 'reports', api: 1,
  routes: [{ path: '/reports', permission: 'reports.read', load: () => import('./ReportPage.tsx') }],
  nav: [{ id: 'reports', to: '/reports', label: 'reports.menu', icon: ReportIcon, order: 155, permission: 'reports.read', hotkey: 'g>r' }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
