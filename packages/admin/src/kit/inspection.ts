import { useSyncExternalStore } from 'react';

let on = false;
const listeners = new Set<() => void>();

/** Whether somebody is looking where slots are; off unless a developer asks. */
export const inspection = {
  isOn: (): boolean => on,
  toggle: (): void => {
    on = !on;
    listeners.forEach((listener) => listener());
  },
  subscribe: (changed: () => void): (() => void) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  },
};
export const useInspection = (): boolean => useSyncExternalStore(inspection.subscribe, inspection.isOn);
