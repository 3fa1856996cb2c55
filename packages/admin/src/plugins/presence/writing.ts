import { useSyncExternalStore } from 'react';

/* The composer and the head of a ticket belong to other plugins and know nothing of each other: what the one notices, the other tells the server. */
let ticketId: string | null = null;
const listeners = new Set<() => void>();

/** Says on which ticket this window writes; null when the writing rests. */
export const writeOn = (id: string | null): void => {
  if (id === ticketId) return;
  ticketId = id;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useIsWriting = (id: string): boolean => useSyncExternalStore(subscribe, () => ticketId === id);
