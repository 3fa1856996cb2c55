import AnnouncementsIcon from '@mui/icons-material/CampaignOutlined';
import { definePlugin } from '@reglament/admin/kit';
import { ANNOUNCEMENT, ANNOUNCEMENTS, PUBLISH, type AnnouncementRecord } from './documents.ts';
import { toInput } from './toInput.ts';

declare module '@reglament/admin/kit' {
  interface Resources { announcements: AnnouncementRecord }
  interface Permissions { 'mail.read': true; 'announcements.publish': true }
}

export default definePlugin({
  id: 'announcements', api: 1,
  resources: [{
    name: 'announcements', representation: 'titleRu', permission: 'mail.read', rights: { create: 'announcements.publish' },
    list: () => import('./AnnouncementList.tsx'), show: () => import('./AnnouncementShow.tsx'), create: () => import('./AnnouncementCreate.tsx'),
  }],
  documents: { announcements: { list: ANNOUNCEMENTS, one: ANNOUNCEMENT, create: PUBLISH, toInput } },
  nav: [{ id: 'announcements', to: '/announcements', label: 'announcements.menu', section: 'shell.section.who', icon: AnnouncementsIcon, order: 240, permission: 'mail.read' }],
  commands: [{ id: 'new', label: 'announcements.act.create', permission: 'announcements.publish', run: ({ navigate }) => navigate('/announcements/create') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
