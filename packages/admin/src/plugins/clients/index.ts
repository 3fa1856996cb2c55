import ClientsIcon from '@mui/icons-material/BusinessOutlined';
import { definePlugin } from '@reglament/admin/kit';
import { CLIENT, CLIENTS, CREATE_CLIENT, UPDATE_CLIENT, type ClientRecord, type ClientWithContacts } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Resources { clients: ClientRecord }
  interface Slots {
    /** Under the contacts of a client. */
    'clients.show.main': { readonly client: ClientWithContacts };
    /** Beside them. */
    'clients.show.side': { readonly client: ClientWithContacts };
  }
  interface Permissions { 'directory.read': true; 'directory.write': true }
}

export default definePlugin({
  id: 'clients', api: 1,
  resources: [{
    name: 'clients', representation: 'name', permission: 'directory.read', rights: { create: 'directory.write', edit: 'directory.write', delete: 'directory.write' },
    list: () => import('./ClientList.tsx'), show: () => import('./ClientShow.tsx'), create: () => import('./ClientCreate.tsx'), edit: () => import('./ClientEdit.tsx'),
  }],
  documents: { clients: { list: CLIENTS, one: CLIENT, create: CREATE_CLIENT, update: UPDATE_CLIENT } },
  nav: [{ id: 'clients', to: '/clients', label: 'clients.menu', section: 'shell.section.who', icon: ClientsIcon, order: 200, permission: 'directory.read', hotkey: 'g>c' }],
  commands: [{ id: 'new', label: 'clients.act.create', permission: 'directory.write', run: ({ navigate }) => navigate('/clients/create') }],
  provides: { slots: ['clients.show.main', 'clients.show.side'] },
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
