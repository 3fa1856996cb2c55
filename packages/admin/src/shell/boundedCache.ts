import type { QueryClient } from '@tanstack/react-query';

/** As much of a kept answer as says whether it may go. */
interface Kept { readonly isLookedAt: boolean; readonly answeredAt: number }

/** Of the answers that nobody looks at, those beyond `most`: the ones that came first. */
export const beyond = <T extends Kept>(kept: readonly T[], most: number): T[] =>
  kept.filter(({ isLookedAt }) => !isLookedAt).toSorted((a, b) => b.answeredAt - a.answeredAt).slice(most);

/** About ten tickets with all that stands beside them: going back to one of them is at once. */
const mostKept = 100;

/** A window that stays open all day and shows hundreds of tickets keeps only the latest answers. */
export const boundCache = (queryClient: QueryClient): void => {
  const cache = queryClient.getQueryCache();
  cache.subscribe(({ type }) => {
    if (type !== 'added') return;
    const kept = cache.getAll().map((query) => ({ query, isLookedAt: query.getObserversCount() > 0 || query.state.fetchStatus !== 'idle', answeredAt: query.state.dataUpdatedAt || Number.POSITIVE_INFINITY }));
    for (const { query } of beyond(kept, mostKept)) cache.remove(query);
  });
};
