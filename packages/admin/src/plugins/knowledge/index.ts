import ArticlesIcon from '@mui/icons-material/QuickreplyOutlined';
import { definePlugin } from '@reglament/admin/kit';
import { ARTICLE, ARTICLES, CREATE_ARTICLE, UPDATE_ARTICLE, type ArticleRecord } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Resources { articles: ArticleRecord }
  interface Permissions { 'knowledge.read': true; 'knowledge.use': true; 'knowledge.write': true }
}

export default definePlugin({
  id: 'knowledge', api: 1,
  resources: [{
    name: 'articles', representation: 'title', permission: 'knowledge.read', rights: { create: 'knowledge.write', edit: 'knowledge.write' },
    list: () => import('./ArticleList.tsx'), create: () => import('./ArticleCreate.tsx'), edit: () => import('./ArticleEdit.tsx'), show: () => import('./ArticleShow.tsx'),
  }],
  documents: { articles: { list: ARTICLES, one: ARTICLE, create: CREATE_ARTICLE, update: UPDATE_ARTICLE } },
  nav: [{ id: 'articles', to: '/articles', label: 'knowledge.menu', section: 'shell.section.who', icon: ArticlesIcon, order: 220, permission: 'knowledge.read' }],
  slots: [
    { slot: 'composer.tools', id: 'slash', order: 100, permission: 'knowledge.use', load: () => import('./SlashMenu.tsx') },
    { slot: 'composer.tools', id: 'offered', order: 110, permission: 'knowledge.use', when: ({ mode, text }) => mode === 'answer' && text === '', load: () => import('./OfferedAnswers.tsx') },
  ],
  commands: [{ id: 'new', label: 'knowledge.act.create', permission: 'knowledge.write', run: ({ navigate }) => navigate('/articles/create') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
