import { ofOwnClient, type ClientRows } from '../platform/database/clientRows.ts';

/** The client’s Terms of Reference (§3.16). */
export const clientRows: ClientRows = {
  terms_of_reference: ofOwnClient,
};
