import TeamIcon from '@mui/icons-material/GroupsOutlined';
import { definePlugin } from '@reglament/admin/kit';

declare module '@reglament/admin/kit' {
  interface Permissions { 'sla.board': true; 'staff.read': true; 'tickets.assign': true; 'absences.record': true; 'absences.recordOthers': true }
}

export default definePlugin({
  id: 'team', api: 1,
  routes: [{ path: '/team', permission: 'sla.board', load: () => import('./TeamPage.tsx') }],
  nav: [{ id: 'team', to: '/team', label: 'team.menu', icon: TeamIcon, order: 160, permission: 'sla.board', hotkey: 'g>l' }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
