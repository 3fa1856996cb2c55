/** A contribution that failed. */
export interface Incident { readonly plugin: string; readonly item: string; readonly message: string; readonly at: number }

/** A contribution that failed so often in one window is left out until the page is loaded again: a column may fail in every row. */
export const incidentLimit = 3;

/** The book of failed contributions of this window. */
export interface Incidents {
  report: (plugin: string, item: string, error: unknown) => void;
  all: () => readonly Incident[];
  isLeftOut: (plugin: string, item: string) => boolean;
  subscribe: (changed: () => void) => () => void;
}

export const createIncidents = (now: () => number, log: (message: string, error: unknown) => void): Incidents => {
  let incidents: readonly Incident[] = [];
  const listeners = new Set<() => void>();
  return {
    report: (plugin, item, error) => {
      incidents = [...incidents.slice(-99), { plugin, item, message: error instanceof Error ? error.message : String(error), at: now() }];
      log(`[plugin ${plugin}] ${item} failed`, error);
      listeners.forEach((listener) => listener());
    },
    all: () => incidents,
    isLeftOut: (plugin, item) => incidents.filter((incident) => incident.plugin === plugin && incident.item === item).length >= incidentLimit,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
};
