import { useSyncExternalStore } from 'react';

/** `wide` ≥ 1100 px: all columns; `medium`: side panels become drawers; `narrow` < 700 px: one column. */
export type LayoutMode = 'wide' | 'medium' | 'narrow';

/** The layout for a window of so many CSS pixels. */
export const layoutModeOf = (width: number): LayoutMode => (width >= 1100 ? 'wide' : width >= 700 ? 'medium' : 'narrow');

const current = (): LayoutMode => layoutModeOf(globalThis.innerWidth ?? 1440);
const onResize = (changed: () => void): (() => void) => {
  globalThis.addEventListener('resize', changed);
  return () => globalThis.removeEventListener('resize', changed);
};

/** How much room the window gives; renders again only when the answer changes. */
export const useLayoutMode = (): LayoutMode => useSyncExternalStore(onResize, current);
