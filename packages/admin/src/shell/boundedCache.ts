import type { Query, QueryClient } from '@tanstack/react-query';

/** As much of a kept answer as says whether it may go. */
interface Kept {
  readonly isWanted: boolean;
  /** Epoch milliseconds; 0 for a question that was never answered. */
  readonly answeredAt: number;
}

/** Of the answers that nobody wants, those beyond `most`: the ones that came first, and before them what was never answered. */
export const beyond = <T extends Kept>(kept: readonly T[], most: number): T[] =>
  kept.filter(({ isWanted }) => !isWanted).toSorted((a, b) => b.answeredAt - a.answeredAt).slice(most);

/** About ten tickets with all that stands beside them: going back to one of them is at once. */
const mostKept = 100;
/** A question stands here before whoever asks it is on the page: so long it is wanted though nobody looks at it. */
const graceMilliseconds = 10_000;

/**
 * A window that stays open all day and shows hundreds of tickets keeps only the latest answers. Whoever leafs breaks questions off; what
 * is left of them goes first, and never the question that is just being asked: it would be asked again, and thrown away again, for ever.
 */
export const boundCache = (queryClient: QueryClient): void => {
  const cache = queryClient.getQueryCache();
  const addedAt = new WeakMap<Query, number>();
  cache.subscribe(({ type, query: added }) => {
    if (type !== 'added') return;
    const now = Date.now();
    addedAt.set(added, now);
    const isWanted = (query: Query): boolean => query.getObserversCount() > 0 || query.state.fetchStatus !== 'idle' || (query.state.dataUpdatedAt === 0 && now - (addedAt.get(query) ?? now) < graceMilliseconds);
    const kept = cache.getAll().map((query) => ({ query, isWanted: isWanted(query), answeredAt: query.state.dataUpdatedAt }));
    for (const { query } of beyond(kept, mostKept)) cache.remove(query);
  });
};
