/** A contribution that failed: in what words, how often, and when last. */
export interface Incident { readonly plugin: string; readonly item: string; readonly message: string; readonly times: number; readonly at: number }

/** A contribution that failed so often in one window is left out until the page is loaded again: a column may fail in every row. */
export const incidentLimit = 3;

/** The book of failed contributions of this window. */
export interface Incidents {
  report: (plugin: string, item: string, error: unknown) => void;
  all: () => readonly Incident[];
  isLeftOut: (plugin: string, item: string) => boolean;
  /** Forgets what failed of a plugin, so that it is tried again. */
  forgive: (plugin: string) => void;
  subscribe: (changed: () => void) => () => void;
}

/** Different failures that the book holds; the oldest goes for the next. */
const capacity = 100;

const isSame = (one: Incident, other: Incident): boolean => one.plugin === other.plugin && one.item === other.item && one.message === other.message;
/** What fails in every row is one failure that happened often: it may not push others out of the book. */
const noted = (incidents: readonly Incident[], next: Incident): readonly Incident[] =>
  (incidents.some((incident) => isSame(incident, next))
    ? incidents.map((incident) => (isSame(incident, next) ? { ...next, times: incident.times + 1 } : incident))
    : [...incidents.slice(1 - capacity), next]);

export const createIncidents = (now: () => number, log: (message: string, error: unknown) => void): Incidents => {
  let incidents: readonly Incident[] = [];
  const listeners = new Set<() => void>();
  const become = (next: readonly Incident[]): void => {
    incidents = next;
    listeners.forEach((listener) => listener());
  };
  return {
    report: (plugin, item, error) => {
      log(`[plugin ${plugin}] ${item} failed`, error);
      become(noted(incidents, { plugin, item, message: error instanceof Error ? error.message : String(error), times: 1, at: now() }));
    },
    all: () => incidents,
    isLeftOut: (plugin, item) => incidents.filter((incident) => incident.plugin === plugin && incident.item === item).reduce((sum, { times }) => sum + times, 0) >= incidentLimit,
    forgive: (plugin) => become(incidents.filter((incident) => incident.plugin !== plugin)),
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
};

/** What guarding needs of the book. */
export type Guard = Pick<Incidents, 'report' | 'isLeftOut'>;

const isPromise = (value: unknown): value is PromiseLike<unknown> => typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/**
 * Does something of a plugin; what it throws is noted and answered with `otherwise`, and after three times it is not done any more.
 * A promise that it breaks later is noted too.
 */
export const guarded = <T>(incidents: Guard, plugin: string, item: string, act: () => T, otherwise: T): T => {
  if (incidents.isLeftOut(plugin, item)) return otherwise;
  try {
    const done = act();
    if (isPromise(done)) void done.then(undefined, (error: unknown) => incidents.report(plugin, item, error));
    return done;
  } catch (error) {
    // the book tells its readers, and that may not happen while somebody is being drawn
    queueMicrotask(() => incidents.report(plugin, item, error));
    return otherwise;
  }
};
