import OutboxIcon from '@mui/icons-material/OutboxOutlined';
import { definePlugin, forRoles } from '@reglament/admin/kit';
import { OUTGOING_LETTER, OUTGOING_LETTERS, type OutgoingLetterRow } from './documents.ts';
import { AttentionBadge } from './AttentionBadge.tsx';

declare module '@reglament/admin/kit' {
  interface Resources { outgoingLetters: OutgoingLetterRow }
  interface Permissions { 'mail.read': true; 'mail.release': true; 'mailboxes.keep': true }
}

export default definePlugin({
  id: 'outgoing', api: 1,
  resources: [{ name: 'outgoingLetters', representation: 'subject', permission: 'mail.read', list: () => import('./LetterList.tsx'), show: () => import('./LetterShow.tsx') }],
  documents: { outgoingLetters: { list: OUTGOING_LETTERS, one: OUTGOING_LETTER } },
  nav: [{ id: 'outgoing', to: '/outgoingLetters', label: 'outgoing.menu', icon: OutboxIcon, order: 170, permission: 'mail.read', hotkey: 'g>o', badge: AttentionBadge }],
  widgets: [{ id: 'failed', title: 'outgoing.tile.title', to: '/outgoingLetters', order: 165, size: { columns: 4, rows: 1 }, permission: 'mail.read', suits: forRoles('ADMIN'), load: () => import('./FailedTile.tsx') }],
  slots: [{ slot: 'shell.banner', id: 'standstill', permission: 'mailboxes.keep', load: () => import('./StandstillBanner.tsx') }, { slot: 'shell.banner', id: 'no-server', permission: 'mailboxes.keep', load: () => import('./NoServer.tsx') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
