import { definePlugin } from '@reglament/admin/kit';
import { SEARCH } from './documents.ts';
import { foundItems } from './found.ts';

const most = 15;
const mostOfKind = 5;

export default definePlugin({
  id: 'search', api: 1,
  searches: [{
    id: 'records',
    find: async (typed, { ask, translate }) => {
      const { hits, corrections } = await ask(SEARCH, { text: typed, first: most, firstOfKind: mostOfKind });
      return {
        items: foundItems(hits),
        ...(corrections.length > 0 ? { hint: corrections.map((correction) => translate('search.corrected', { ...correction })).join(' ') } : {}),
      };
    },
  }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
