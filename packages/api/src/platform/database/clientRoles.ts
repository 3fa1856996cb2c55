import type { ClientReading } from './clientRows.ts';

/** Whoever reads for a client becomes this role: it owns nothing, may do nothing but read, and is shown the rows of one client. */
export const clientRole = 'reglament_client';
/** Whoever acts for a client becomes this role for its transaction: it writes what acts write, and touches the rows of no other client. */
export const clientActsRole = 'reglament_client_acts';

export const roles = [clientRole, clientActsRole] as const;

/** The settings of a connection that say so. */
export const readingSettings = { clientId: 'reglament.client', viewerId: 'reglament.reader' } as const satisfies Record<keyof ClientReading, string>;

/** One statement by which a transaction becomes that of a client, until it ends. */
export const actFor = ({ clientId, viewerId }: ClientReading): { sql: string; values: string[] } => ({
  sql: 'select set_config(?, ?, true), set_config(?, ?, true), set_config(?, ?, true)',
  values: ['role', clientActsRole, readingSettings.clientId, clientId, readingSettings.viewerId, viewerId],
});
