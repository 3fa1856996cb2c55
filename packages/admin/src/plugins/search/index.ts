import { definePlugin } from '@reglament/admin/kit';
import { SEARCH } from './documents.ts';
import { foundItems, pageOf } from './found.ts';

declare module '@reglament/admin/kit' {
  interface Permissions { 'tickets.note': true }
}

const most = 15;
const mostOfKind = 5;

export default definePlugin({
  id: 'search', api: 1,
  routes: [{ path: '/search', load: () => import('./SearchPage.tsx') }],
  slots: [{ slot: 'tickets.show.side', id: 'similar', order: 240, load: () => import('./SimilarCard.tsx') }],
  commands: [{ id: 'page', label: 'search.command', run: ({ navigate }) => navigate('/search') }],
  searches: [{
    id: 'records',
    find: async (typed, { ask, translate }) => {
      const { hits, corrections } = await ask(SEARCH, { text: typed, first: most, firstOfKind: mostOfKind });
      return {
        items: foundItems(hits),
        ...(hits.length > 0 ? { all: pageOf(typed) } : {}),
        ...(corrections.length > 0 ? { hint: corrections.map((correction) => translate('search.corrected', { ...correction })).join(' ') } : {}),
      };
    },
  }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
