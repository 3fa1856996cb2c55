import TermsIcon from '@mui/icons-material/ArticleOutlined';
import { definePlugin } from '@reglament/admin/kit';
import { TERMS, TERMS_LIST, type TermsRow } from './documents.ts';

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
  nav: [{ id: 'terms', to: '/termsOfReference', label: 'termsOfReference.nav', section: 'shell.section.development', icon: TermsIcon, order: 310, permission: 'development.read', hotkey: 'g>r' }],
  commands: [{ id: 'new', label: 'termsOfReference.act.create', permission: 'development.submit', run: ({ navigate }) => navigate('/termsOfReference/create') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
