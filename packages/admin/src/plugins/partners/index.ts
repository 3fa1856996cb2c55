import PartnersIcon from '@mui/icons-material/KeyOutlined';
import { changedValues, definePlugin } from '@reglament/admin/kit';
import { CREATE_MACHINE_USER, MACHINE_USER, MACHINE_USERS, UPDATE_MACHINE_USER, type MachineUserRecord } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Resources { machineUsers: MachineUserRecord }
  interface Permissions { 'partners.keep': true }
}

/** §4.1: systems that use the API, and their keys. */
export default definePlugin({
  id: 'partners', api: 1,
  resources: [{
    name: 'machineUsers', representation: 'name', permission: 'partners.keep', rights: { create: 'partners.keep', edit: 'partners.keep' },
    list: () => import('./MachineUserList.tsx'), show: () => import('./MachineUserShow.tsx'), create: () => import('./MachineUserCreate.tsx'), edit: () => import('./MachineUserEdit.tsx'),
  }],
  documents: { machineUsers: { list: MACHINE_USERS, one: MACHINE_USER, create: CREATE_MACHINE_USER, update: UPDATE_MACHINE_USER, toInput: changedValues } },
  nav: [{ id: 'partners', to: '/machineUsers', label: 'partners.menu', section: 'shell.section.system', icon: PartnersIcon, order: 440, permission: 'partners.keep' }],
  commands: [{ id: 'new', label: 'partners.act.create', permission: 'partners.keep', run: ({ navigate }) => navigate('/machineUsers/create') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
