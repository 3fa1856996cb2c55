import { everyRow, noRow, type ClientRows } from '../platform/database/clientRows.ts';

/** What the index knows of the client, of things that are everybody's, and of wishes that the client may read; the words that exist, by which typing errors are put right. */
export const clientRows: ClientRows = {
  search_document: {
    rows: `client_id = reader_client() or client_id is null or (kind = 'FEATURE_REQUEST' and exists (select from feature_request wish where wish.id = record_id))`,
    acts: noRow,
  },
  search_word: everyRow,
  search_pending: noRow,
  search_progress: noRow,
};
