import type { ConsoleClient } from '../kit/data/client.ts';
import { gql } from '../kit/data/gql.ts';
import type { Incidents } from '../kit/incidents.ts';
import type { Session } from '../kit/session.ts';

export const NOTE_INCIDENT = gql<{ noteConsoleIncident: { userErrors: readonly { code: string }[] } }, { input: { plugin: string; item: string; message: string } }>`
  mutation NoteConsoleIncident($input: NoteConsoleIncidentInput!) { noteConsoleIncident(input: $input) { userErrors { code } } }`;

/** A window that fails in ever new ways tells the first of them. */
const mostTold = 30;

/** Tells the server of every different failure of this window once, as soon as somebody is signed in, for whoever looks after the desk. */
export const tellIncidents = (incidents: Incidents, session: Pick<Session, 'viewer' | 'subscribe'>, client: Pick<ConsoleClient, 'run'>): void => {
  const told = new Set<string>();
  const tell = (): void => {
    if (!session.viewer()) return;
    for (const { plugin, item, message } of incidents.all()) {
      const name = JSON.stringify([plugin, item, message]);
      if (told.has(name) || told.size >= mostTold) continue;
      told.add(name);
      // it stands on the page of this window all the same
      void client.run(NOTE_INCIDENT, { input: { plugin, item, message: message.trim() || 'Error' } }).catch(() => undefined);
    }
  };
  incidents.subscribe(tell);
  session.subscribe(tell);
};
