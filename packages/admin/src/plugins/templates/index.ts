import LettersIcon from '@mui/icons-material/DraftsOutlined';
import { definePlugin, guestSlot } from '@reglament/admin/kit';
import type { Words } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Permissions { 'mail.read': true; 'regulation.change': true }
}

export default definePlugin({
  id: 'templates', api: 1,
  routes: [{ path: '/templates', permission: 'mail.read', load: () => import('./TemplatesPage.tsx') }],
  nav: [{ id: 'templates', to: '/templates', label: 'templates.menu', section: 'shell.section.system', icon: LettersIcon, order: 310, permission: 'mail.read' }],
  // whoever words a letter in a draft of the regulation sees it at once
  slots: [guestSlot<Words>({ slot: 'regulation.letter', id: 'preview', order: 100, permission: 'mail.read', load: () => import('./LetterPreview.tsx') })],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
