import InboxIcon from '@mui/icons-material/MarkEmailUnreadOutlined';
import { definePlugin, forRoles, guestSlot } from '@reglament/admin/kit';
import { INCOMING_LETTER, INCOMING_LETTERS, type IncomingLetterRecord } from './documents.ts';
import { QuarantineBadge } from './QuarantineBadge.tsx';
import { waitingList } from './waiting.ts';

declare module '@reglament/admin/kit' {
  interface Resources { incomingLetters: IncomingLetterRecord }
  interface Permissions { 'mail.read': true; 'mail.release': true }
}

export default definePlugin({
  id: 'quarantine', api: 1,
  resources: [{ name: 'incomingLetters', representation: 'subject', permission: 'mail.read', list: () => import('./LetterList.tsx'), show: () => import('./LetterShow.tsx') }],
  documents: { incomingLetters: { list: INCOMING_LETTERS, one: INCOMING_LETTER } },
  nav: [{ id: 'inbox', to: '/incomingLetters', label: 'quarantine.menu', icon: InboxIcon, order: 160, permission: 'mail.read', hotkey: 'g>i', badge: QuarantineBadge }],
  routes: [{ path: '/quarantine/blocked', permission: 'mail.read', load: () => import('./BlockedSenders.tsx') }],
  slots: [guestSlot({ slot: 'tickets.show.side', id: 'unverified', order: 90, permission: 'mail.read', load: () => import('./UnverifiedCard.tsx') }), guestSlot({ slot: 'tickets.show.side', id: 'forged', order: 91, permission: 'mail.read', load: () => import('./ForgedCard.tsx') })],
  widgets: [{ id: 'waiting', title: 'quarantine.tile.title', to: waitingList, order: 170, size: { columns: 4, rows: 1 }, permission: 'mail.release', suits: forRoles('SUPPORT_HEAD', 'REGISTRAR', 'ADMIN'), load: () => import('./QuarantineTile.tsx') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
