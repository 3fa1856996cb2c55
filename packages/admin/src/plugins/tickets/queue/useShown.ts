import { useStore } from 'ra-core';
import type { Shown } from './ListOptions.tsx';
import type { QueueAddress } from './useQueueAddress.ts';

/** How the list is shown. On a tab it is as the person likes it, remembered in this browser; a saved view has its own way. */
export const useShown = ({ listing, tab, show }: QueueAddress): { shown: Shown; onShown: (change: Partial<Shown>) => void } => {
  const [liked, setLiked] = useStore<Partial<Shown>>('tickets.shown', {});
  const shown: Shown = { density: listing.density ?? liked.density ?? 'COMFORTABLE', columns: listing.columns ?? liked.columns ?? null };
  return { shown, onShown: (change) => (tab === null ? show({ ...listing, ...change }) : setLiked({ ...liked, ...change })) };
};
