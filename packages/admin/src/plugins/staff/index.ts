import StaffIcon from '@mui/icons-material/BadgeOutlined';
import { definePlugin } from '@reglament/admin/kit';
import { CREATE_STAFF, STAFF_MEMBER, STAFF_MEMBERS, toInput, UPDATE_STAFF, type StaffRecord } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Resources { staff: StaffRecord }
  interface Permissions { 'staff.read': true; 'staff.write': true }
}

export default definePlugin({
  id: 'staff', api: 1,
  resources: [{
    name: 'staff', representation: 'name', permission: 'staff.read', rights: { create: 'staff.write', edit: 'staff.write' },
    list: () => import('./StaffList.tsx'), create: () => import('./StaffCreate.tsx'), edit: () => import('./StaffEdit.tsx'),
  }],
  documents: { staff: { list: STAFF_MEMBERS, one: STAFF_MEMBER, create: CREATE_STAFF, update: UPDATE_STAFF, toInput } },
  nav: [{ id: 'staff', to: '/staff', label: 'staff.menu', section: 'shell.section.who', icon: StaffIcon, order: 230, permission: 'staff.read', hotkey: 'g>s' }],
  commands: [{ id: 'new', label: 'staff.act.create', permission: 'staff.write', run: ({ navigate }) => navigate('/staff/create') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
