import RegulationIcon from '@mui/icons-material/GavelOutlined';
import { definePlugin } from '@reglament/admin/kit';
import { CHANGE_DRAFT, REGULATION_VERSION, REGULATION_VERSIONS, type RegulationVersion } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Resources { regulation: RegulationVersion }
  interface Permissions { 'regulation.change': true }
  /** Under the words of a letter in a draft; an empty text stands for the usual words. */
  interface Slots { 'regulation.letter': { template: string; locale: string; subject: string; body: string } }
}

export default definePlugin({
  id: 'regulation', api: 1,
  resources: [{ name: 'regulation', representation: 'number', list: () => import('./VersionList.tsx'), show: () => import('./VersionShow.tsx'),
    edit: () => import('./edit/VersionEdit.tsx'), rights: { edit: 'regulation.change' } }],
  documents: { regulation: { list: REGULATION_VERSIONS, one: REGULATION_VERSION, update: CHANGE_DRAFT } },
  nav: [{ id: 'regulation', to: '/regulation', label: 'regulation.menu', section: 'shell.section.system', icon: RegulationIcon, order: 300 }],
  provides: { slots: ['regulation.letter'] },
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
