import AssignmentsIcon from '@mui/icons-material/HandshakeOutlined';
import { definePlugin, guestColumn, guestExtension, guestSlot } from '@reglament/admin/kit';
import { ASSIGNMENT, ASSIGNMENTS, CLIENT_ASSIGNMENT, CREATE_ASSIGNMENT, UPDATE_ASSIGNMENT, type AssignmentRecord, type WithAssignment } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Resources { assignments: AssignmentRecord }
  interface Permissions { 'staff.read': true; 'assignments.write': true }
}

export default definePlugin({
  id: 'assignments', api: 1,
  resources: [{
    name: 'assignments', permission: 'staff.read', rights: { create: 'assignments.write', edit: 'assignments.write' },
    list: () => import('./AssignmentList.tsx'), create: () => import('./AssignmentCreate.tsx'), edit: () => import('./AssignmentEdit.tsx'),
  }],
  documents: { assignments: { list: ASSIGNMENTS, one: ASSIGNMENT, create: CREATE_ASSIGNMENT, update: UPDATE_ASSIGNMENT } },
  nav: [{ id: 'assignments', to: '/assignments', label: 'assignments.menu', section: 'shell.section.who', icon: AssignmentsIcon, order: 220, permission: 'staff.read', hotkey: 'g>a' }],
  extend: guestExtension('clients', { on: ['list', 'one'], selection: CLIENT_ASSIGNMENT }),
  columns: [guestColumn<WithAssignment>({ resource: 'clients', id: 'specialist', label: 'assignments.specialist', order: 300, render: ({ assignment }) => assignment?.specialist.name })],
  slots: [guestSlot({ slot: 'clients.show.side', id: 'responsible', order: 200, load: () => import('./ResponsibleCard.tsx') })],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
