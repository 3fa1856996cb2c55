import ReportIcon from '@mui/icons-material/InsightsOutlined';
import { definePlugin, forRoles } from '@reglament/admin/kit';

/** The days that the page counts, both included, as YYYY-MM-DD at the desk. */
interface Days { readonly from: string; readonly to: string }

declare module '@reglament/admin/kit' {
  interface Slots {
    /** Cards under the promises of the page of reports, about the same days. */
    'reports.page': Days;
  }
  interface Permissions { 'reports.read': true }
}

export default definePlugin({
  id: 'reports', api: 1,
  routes: [{ path: '/reports', permission: 'reports.read', load: () => import('./ReportPage.tsx') }],
  nav: [{ id: 'reports', to: '/reports', label: 'reports.menu', icon: ReportIcon, order: 155, permission: 'reports.read', hotkey: 'g>r' }],
  widgets: [{ id: 'compliance', title: 'reports.tile.title', to: '/reports', order: 140, size: { columns: 4, rows: 2 }, permission: 'reports.read', suits: forRoles('SUPPORT_HEAD', 'PRODUCT_MANAGER', 'AUDITOR'), load: () => import('./ComplianceTile.tsx') }],
  provides: { slots: ['reports.page'] },
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
