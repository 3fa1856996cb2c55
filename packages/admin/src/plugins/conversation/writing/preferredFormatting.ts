import { useSyncExternalStore } from 'react';

const keyOf = (viewerId: string): string => `reglament.formatting.${viewerId}`;
const listeners = new Set<() => void>();
const shelf = (): Storage | undefined => { try { return globalThis.localStorage; } catch { return undefined; } };

/** Whether this person writes formatted answers; plain ones until they ask for more. */
export const prefersFormatting = (viewerId: string, from: Pick<Storage, 'getItem'> | undefined = shelf()): boolean => from?.getItem(keyOf(viewerId)) === 'rich';

export const preferFormatting = (viewerId: string, rich: boolean): void => {
  // a browser that keeps nothing goes on with plain text
  try { shelf()?.setItem(keyOf(viewerId), rich ? 'rich' : 'plain'); } catch { return; }
  listeners.forEach((listener) => listener());
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const usePrefersFormatting = (viewerId: string): boolean => useSyncExternalStore(subscribe, () => prefersFormatting(viewerId));
