import { ofOwnClient, type ClientRows } from '../platform/database/clientRows.ts';

/** Who is responsible for the client (§1). */
export const clientRows: ClientRows = {
  assignment: ofOwnClient,
};
