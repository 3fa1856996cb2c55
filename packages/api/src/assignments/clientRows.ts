import { ofOwnClient, onlyForActs, type ClientRows } from '../platform/database/clientRows.ts';

/** Who is responsible for the client (§1), and for acts what decides when nobody of them is here. */
export const clientRows: ClientRows = {
  assignment: ofOwnClient,
  automatic_choice: onlyForActs,
};
