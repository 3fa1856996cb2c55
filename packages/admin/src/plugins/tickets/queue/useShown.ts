import { useStore } from 'ra-core';
import { usePreference } from '@reglament/admin/kit';
import type { Shown } from './ListOptions.tsx';
import type { QueueAddress } from './useQueueAddress.ts';

/** How the list is shown. On a tab it is as the person likes it; a saved view has its own way. */
export const useShown = ({ listing, tab, show }: QueueAddress): { shown: Shown; onShown: (change: Partial<Shown>) => void } => {
  const [density, setDensity] = usePreference('density');
  const [columns, setColumns] = useStore<Shown['columns']>('tickets.columns', null);
  const shown: Shown = { density: listing.density ?? density, columns: listing.columns ?? columns };
  const like = (change: Partial<Shown>): void => {
    if (change.density) setDensity(change.density);
    if (change.columns !== undefined) setColumns(change.columns);
  };
  return { shown, onShown: (change) => (tab === null ? show({ ...listing, ...change }) : like(change)) };
};
