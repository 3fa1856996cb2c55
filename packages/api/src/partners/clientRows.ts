import { ofOwnClient, type ClientRows } from '../platform/database/clientRows.ts';

/** The client’s own systems, without what proves their keys. */
export const clientRows: ClientRows = {
  machine_user: ofOwnClient,
};
