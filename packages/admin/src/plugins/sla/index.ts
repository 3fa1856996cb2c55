import TimerIcon from '@mui/icons-material/TimerOutlined';
import { definePlugin, forRoles } from '@reglament/admin/kit';
import { foldSlaBoard, type BoardFrame } from '@reglament/schema';
import { WhyChip } from './WhyChip.tsx';
import { SLA_BOARD, type SlaBoard } from './wall/board.ts';

declare module '@reglament/admin/kit' {
  interface Permissions { 'sla.board': true; 'sla.read': true; 'obligations.excuse': true }
  interface Topics { 'sla.board': SlaBoard }
}

export default definePlugin({
  id: 'sla', api: 1,
  routes: [{ path: '/wall', layout: 'bare', permission: 'sla.board', load: () => import('./wall/SlaWall.tsx') }],
  nav: [{ id: 'wall', to: '/wall', label: 'sla.wall.menu', icon: TimerIcon, order: 150, permission: 'sla.board' }],
  slots: [
    { slot: 'tickets.show.side', id: 'why', order: 100, permission: 'sla.read', load: () => import('./WhyDueCard.tsx'), when: ({ ticket }) => ticket.sla !== null },
    { slot: 'tickets.show.side', id: 'obligations', order: 300, permission: 'sla.board', load: () => import('./obligations/ObligationsCard.tsx') },
    { slot: 'tickets.due', id: 'why-chip', order: 100, permission: 'sla.read', component: WhyChip },
    { slot: 'shell.rail.footer', id: 'desk-hours', order: 100, load: () => import('./DeskHours.tsx') },
  ],
  topics: [{ topic: 'sla.board', document: SLA_BOARD, kind: 'snapshot', fold: (last, frame: BoardFrame<SlaBoard>) => foldSlaBoard(last, frame) }],
  widgets: [
    { id: 'next', title: 'sla.tile.next', to: '/wall', order: 100, size: { columns: 8, rows: 2 }, permission: 'sla.board', suits: forRoles('SUPPORT_HEAD', 'ADMIN'), load: () => import('./tiles/NextTile.tsx') },
    { id: 'standing', title: 'sla.tile.standing', to: '/wall', order: 110, size: { columns: 4, rows: 2 }, permission: 'sla.board', suits: forRoles('SUPPORT_HEAD', 'ADMIN', 'AUDITOR', 'PRODUCT_MANAGER', 'DEVELOPER'), load: () => import('./tiles/StandingTile.tsx') },
    { id: 'load', title: 'sla.tile.load', order: 120, size: { columns: 4, rows: 2 }, permission: 'sla.board', suits: forRoles('SUPPORT_HEAD'), load: () => import('./tiles/LoadTile.tsx') },
    { id: 'self-test', title: 'sla.tile.selfTest', order: 310, size: { columns: 4, rows: 2 }, permission: 'sla.read', suits: forRoles('AUDITOR'), load: () => import('./tiles/SelfTestTile.tsx') },
  ],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
