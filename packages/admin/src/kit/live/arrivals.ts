import type { RecordEvent } from './recordEvents.ts';

/** Records that came into being since a list last asked; lists offer them («3 новых обращения») instead of shifting rows. */
export interface Arrivals {
  note: (events: readonly RecordEvent[]) => void;
  /** Ids that arrived, oldest first; the same array until something changes. */
  of: (resource: string) => readonly string[];
  clear: (resource: string) => void;
  subscribe: (changed: () => void) => () => void;
}

const none: readonly string[] = [];

/** An empty book of arrivals. */
export const createArrivals = (): Arrivals => {
  const byResource = new Map<string, readonly string[]>();
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  return {
    note: (events) => {
      const created = events.filter((event) => event.type === 'created');
      for (const { resource, id } of created) {
        const known = byResource.get(resource) ?? none;
        if (!known.includes(id)) byResource.set(resource, [...known, id]);
      }
      if (created.length > 0) tell();
    },
    of: (resource) => byResource.get(resource) ?? none,
    clear: (resource) => { if (byResource.delete(resource)) tell(); },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
};
