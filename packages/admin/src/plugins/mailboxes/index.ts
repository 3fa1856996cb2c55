import MailboxIcon from '@mui/icons-material/AllInboxOutlined';
import { definePlugin } from '@reglament/admin/kit';
import { CHANGE_MAILBOX, CONNECT_MAILBOX, MAILBOX, MAILBOXES, type MailboxRecord } from './documents.ts';
import { toInput } from './toInput.ts';

declare module '@reglament/admin/kit' {
  interface Resources { mailboxes: MailboxRecord }
  interface Permissions { 'mail.read': true; 'mailboxes.keep': true }
}

export default definePlugin({
  id: 'mailboxes', api: 1,
  resources: [{
    name: 'mailboxes', representation: 'name', permission: 'mail.read', rights: { create: 'mailboxes.keep', edit: 'mailboxes.keep' },
    list: () => import('./MailboxList.tsx'), show: () => import('./MailboxShow.tsx'), create: () => import('./MailboxCreate.tsx'), edit: () => import('./MailboxEdit.tsx'),
  }],
  documents: { mailboxes: { list: MAILBOXES, one: MAILBOX, create: CONNECT_MAILBOX, update: CHANGE_MAILBOX, toInput } },
  nav: [{ id: 'mailboxes', to: '/mailboxes', label: 'mailboxes.menu', section: 'shell.section.system', icon: MailboxIcon, order: 430, permission: 'mail.read' }],
  commands: [{ id: 'new', label: 'mailboxes.act.connect', permission: 'mailboxes.keep', run: ({ navigate }) => navigate('/mailboxes/create') }],
  slots: [{ slot: 'shell.banner', id: 'trouble', permission: 'mail.read', load: () => import('./TroubleBanner.tsx') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
