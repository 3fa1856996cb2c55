import WebhookIcon from '@mui/icons-material/SendOutlined';
import { changedValues, definePlugin } from '@reglament/admin/kit';
import { UPDATE_WEBHOOK, WEBHOOK, WEBHOOKS, type WebhookRecord } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Resources { webhooks: WebhookRecord }
  interface Permissions { 'partners.keep': true }
}

/** §4.1: where systems of partners are told what happens, and what became of it. */
export default definePlugin({
  id: 'webhooks', api: 1,
  resources: [{
    name: 'webhooks', representation: 'name', permission: 'partners.keep', rights: { edit: 'partners.keep' },
    list: () => import('./WebhookList.tsx'), show: () => import('./WebhookShow.tsx'), edit: () => import('./WebhookEdit.tsx'),
  }],
  documents: { webhooks: { list: WEBHOOKS, one: WEBHOOK, update: UPDATE_WEBHOOK, toInput: changedValues } },
  nav: [{ id: 'webhooks', to: '/webhooks', label: 'webhooks.menu', section: 'shell.section.system', icon: WebhookIcon, order: 445, permission: 'partners.keep' }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
