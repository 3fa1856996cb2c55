import { definePlugin } from '@reglament/admin/kit';

/** §4.13: questions that wait for a silent client. */
export default definePlugin({
  id: 'clientSilence', api: 1, requires: ['tickets'],
  slots: [{ slot: 'tickets.show.side', id: 'silence', order: 105, load: () => import('./SilenceCard.tsx'), when: ({ ticket }) => ticket.status === 'WAITING_CLIENT' }],
  commands: [{ id: 'silent', label: 'clientSilence.command', permission: 'tickets.read', run: ({ navigate }) => navigate('/tickets?tab=all&clientSilent=true') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
