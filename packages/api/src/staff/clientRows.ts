import { everyRow, noRow, onlyForActs, type ClientRows } from '../platform/database/clientRows.ts';

/** Names of who works for the client, and for acts who is away (§1); never an address, nor anything that proves who somebody is. */
export const clientRows: ClientRows = {
  staff: { columns: ['id', 'name', 'title', 'role', 'active', 'version'], rows: everyRow },
  session: noRow,
  absence: onlyForActs,
};
