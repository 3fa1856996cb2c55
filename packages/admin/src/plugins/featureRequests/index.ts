import WishesIcon from '@mui/icons-material/StarBorderOutlined';
import { definePlugin } from '@reglament/admin/kit';
import { FEATURE_REQUEST, FEATURE_REQUESTS, SUBMIT, type FeatureRequestRow } from './documents.ts';

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
  commands: [{ id: 'new', label: 'featureRequests.act.create', permission: 'development.submit', run: ({ navigate }) => navigate('/featureRequests/create') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
