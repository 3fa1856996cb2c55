import { gql } from '../kit/data/gql.ts';
import type { ConsoleClient } from '../kit/data/client.ts';

/** A feature or plugin of the server. */
export interface ServerPlugin { readonly id: string; readonly version: string | null }
export const SERVER_PLUGINS = gql<{ plugins: ServerPlugin[] }, Record<never, never>>`query ServerPlugins { plugins { id version } }`;
/** Work by the clock that went wrong on the server when it was last done. */
export interface FailingJob { readonly id: string; readonly plugin: string; readonly failures: number; readonly nextAt: string; readonly error: string }
export const FAILING_JOBS = gql<{ failingJobs: FailingJob[] }, Record<never, never>>`query FailingJobs { failingJobs { id plugin failures nextAt error } }`;

/** Something of a plugin that failed in the consoles of all staff within 30 days. */
export interface ConsoleIncident { readonly plugin: string; readonly item: string; readonly message: string; readonly windows: number; readonly lastAt: string }
export const CONSOLE_INCIDENTS = gql<{ consoleIncidents: ConsoleIncident[] }, Record<never, never>>`query ConsoleIncidents { consoleIncidents { plugin item message windows lastAt } }`;

/** What the server runs; null when it cannot be asked, and then no plugin is left out for it. */
export const askServerPlugins = async (client: Pick<ConsoleClient, 'runRoot'>): Promise<ReadonlySet<string> | null> => {
  try {
    return new Set((await client.runRoot(SERVER_PLUGINS, {})).map(({ id }) => id));
  } catch {
    return null;
  }
};
