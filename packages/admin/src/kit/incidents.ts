/** A contribution that failed. */
export interface Incident { readonly plugin: string; readonly item: string; readonly message: string; readonly at: number }

/** After so many failures in one window a plugin's views are left out until the page is loaded again. */
export const incidentLimit = 3;

/** The book of failed contributions of this window. */
export interface Incidents {
  report: (plugin: string, item: string, error: unknown) => void;
  all: () => readonly Incident[];
  isBanned: (plugin: string) => boolean;
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
    isBanned: (plugin) => incidents.filter((incident) => incident.plugin === plugin).length >= incidentLimit,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
};
