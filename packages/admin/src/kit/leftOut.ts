import { useCallback, useSyncExternalStore } from 'react';
import { useConsole } from './console.ts';

/** Tells which contributions failed so often in this window that they are left out. */
export const useLeftOut = (): ((plugin: string, item: string) => boolean) => {
  const { incidents } = useConsole();
  const all = useSyncExternalStore(incidents.subscribe, incidents.all);
  return useCallback((plugin: string, item: string) => all.length > 0 && incidents.isLeftOut(plugin, item), [all, incidents]);
};
