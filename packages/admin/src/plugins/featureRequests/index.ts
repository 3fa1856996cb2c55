import WishesIcon from '@mui/icons-material/StarBorderOutlined';
import { addressOfForm, definePlugin, forRoles, guestAction, guestSlot, type Picked } from '@reglament/admin/kit';
import { FEATURE_REQUEST, FEATURE_REQUESTS, SUBMIT, type FeatureRequestRow } from './documents.ts';

/** As much of a ticket as the form begins with. */
interface AskedTicket { id: string; number: string; subject: string; client: Picked; product: Picked | null }

declare module '@reglament/admin/kit' {
  interface Resources { featureRequests: FeatureRequestRow }
  interface Permissions { 'development.read': true; 'development.submit': true; 'development.decide': true }
}

export default definePlugin({
  id: 'featureRequests', api: 1,
  resources: [{
    name: 'featureRequests', representation: 'number', permission: 'development.read', rights: { create: 'development.submit' },
    list: () => import('./WishList.tsx'), show: () => import('./WishShow.tsx'), create: () => import('./WishCreate.tsx'),
  }],
  documents: { featureRequests: { list: FEATURE_REQUESTS, one: FEATURE_REQUEST, create: SUBMIT } },
  nav: [{ id: 'wishes', to: '/featureRequests', label: 'featureRequests.menu', section: 'shell.section.development', icon: WishesIcon, order: 300, permission: 'development.read', hotkey: 'g>w' }],
  slots: [guestSlot({ slot: 'tickets.show.side', id: 'wishes', order: 240, permission: 'development.read', load: () => import('./TicketWishes.tsx') })],
  // §3.12: what was asked is a wish; the form begins with what the ticket says
  actions: [guestAction<AskedTicket>({
    resource: 'tickets', on: 'record', id: 'wish', order: 300, label: 'featureRequests.act.fromTicket', hotkey: 'shift+w', permission: 'development.submit',
    run: ({ records: [ticket], context }) => { if (ticket) context.navigate(addressOfForm('/featureRequests/create', { picked: { client: ticket.client, product: ticket.product, ticket: { id: ticket.id, name: ticket.number } }, texts: { title: ticket.subject } })); },
  })],
  commands: [{ id: 'new', label: 'featureRequests.act.create', permission: 'development.submit', run: ({ navigate }) => navigate('/featureRequests/create') }],
  widgets: [{ id: 'voices', title: 'featureRequests.tile.title', to: '/featureRequests', order: 210, size: { columns: 4, rows: 2 }, permission: 'development.read', suits: forRoles('PRODUCT_MANAGER'), load: () => import('./VoicesTile.tsx') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
