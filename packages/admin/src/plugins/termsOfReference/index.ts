import TermsIcon from '@mui/icons-material/ArticleOutlined';
import { addressOfForm, definePlugin, forRoles, guestAction, guestSlot, type Picked } from '@reglament/admin/kit';
import { TERMS, TERMS_LIST, type TermsRow } from './documents.ts';

/** As much of a ticket as the form begins with. */
interface AskedTicket { id: string; number: string; subject: string; client: Picked; product: Picked | null }

declare module '@reglament/admin/kit' {
  interface Resources { termsOfReference: TermsRow }
  interface Permissions { 'development.read': true; 'development.submit': true; 'development.decide': true }
}

export default definePlugin({
  id: 'termsOfReference', api: 1,
  resources: [{
    name: 'termsOfReference', representation: 'number', permission: 'development.read', rights: { create: 'development.submit', edit: 'development.submit' },
    list: () => import('./TermsList.tsx'), show: () => import('./TermsShow.tsx'), create: () => import('./TermsCreate.tsx'), edit: () => import('./TermsRevise.tsx'),
  }],
  documents: { termsOfReference: { list: TERMS_LIST, one: TERMS } },
  nav: [{ id: 'terms', to: '/termsOfReference', label: 'termsOfReference.nav', section: 'shell.section.development', icon: TermsIcon, order: 310, permission: 'development.read', hotkey: 'g>d' }],
  slots: [guestSlot({ slot: 'tickets.show.side', id: 'terms', order: 250, permission: 'development.read', load: () => import('./TicketTerms.tsx') })],
  // §3.16: what was asked needs a module of its own; the document begins with what the ticket says
  actions: [guestAction<AskedTicket>({
    resource: 'tickets', on: 'record', id: 'terms', order: 310, label: 'termsOfReference.act.fromTicket', hotkey: 'shift+t', permission: 'development.submit',
    run: ({ records: [ticket], context }) => { if (ticket) context.navigate(addressOfForm('/termsOfReference/create', { picked: { client: ticket.client, product: ticket.product, ticket: { id: ticket.id, name: ticket.number } }, texts: { title: ticket.subject } })); },
  })],
  commands: [{ id: 'new', label: 'termsOfReference.act.create', permission: 'development.submit', run: ({ navigate }) => navigate('/termsOfReference/create') }],
  widgets: [{ id: 'awaiting', title: 'termsOfReference.tile.title', to: '/termsOfReference', order: 220, size: { columns: 4, rows: 2 }, permission: 'development.decide', suits: forRoles('PRODUCT_MANAGER'), load: () => import('./AwaitingTile.tsx') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
