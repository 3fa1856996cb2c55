import { everyRow, ofOwnClient, type ClientRows } from '../platform/database/clientRows.ts';
import { sharedStatuses } from './lifecycle.ts';

/** Wishes (§3.12): the client’s own, those that it supports, and those that the desk took up. Voices are counted, so they are all there; a client adds its own. */
export const clientRows: ClientRows = {
  feature_request: `client_id = reader_client() or status in (${sharedStatuses.map((status) => `'${status}'`).join(', ')})
    or exists (select from feature_request_voice own where own.feature_request_id = feature_request.id and own.client_id = reader_client())`,
  feature_request_voice: { rows: everyRow, acts: ofOwnClient },
};
