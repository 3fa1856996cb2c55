import TimerIcon from '@mui/icons-material/TimerOutlined';
import { definePlugin } from '@reglament/admin/kit';
import { SLA_BOARD, type SlaBoard } from './wall/board.ts';

declare module '@reglament/admin/kit' {
  interface Permissions { 'sla.board': true }
  interface Topics { 'sla.board': SlaBoard }
}

export default definePlugin({
  id: 'sla', api: 1,
  routes: [{ path: '/wall', layout: 'bare', permission: 'sla.board', load: () => import('./wall/SlaWall.tsx') }],
  nav: [{ id: 'wall', to: '/wall', label: 'sla.wall.menu', icon: TimerIcon, order: 150, permission: 'sla.board' }],
  topics: [{ topic: 'sla.board', document: SLA_BOARD, kind: 'snapshot' }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
