import { noRow, type ClientRows } from '../platform/database/clientRows.ts';

/** Mailboxes of the desk, with their passwords, and what came by them. */
export const clientRows: ClientRows = {
  mailbox: noRow,
  fetched_letter: noRow,
};
