/** For whom a connection reads: a client, and the one of its systems that asks. */
export interface ClientReading { readonly clientId: string; readonly viewerId: string }

/**
 * Rows of a feature's tables that PostgreSQL shows to the reader of one client: the condition of each table, in SQL over the row itself,
 * where `reader_client()` is the id of that client
 * and `reader_id()` that of the one of its systems that reads. With `columns` only these can be read. A table that no feature lists shows no row to clients.
 */
export type ClientRows = Readonly<Record<string, string | { readonly columns: readonly string[]; readonly rows: string }>>;

/** Every row; what the table holds is the same for everybody. */
export const everyRow = 'true';
/** No row; the table is named in statements that the desk and its clients share. */
export const noRow = 'false';
/** Rows that belong to a ticket of the client, by the column that names it. */
export const ofOwnTicket = (column = 'ticket_id'): string => `exists (select from ticket own where own.id = ${column} and own.client_id = reader_client())`;
/** Rows that name the client. */
export const ofOwnClient = 'client_id = reader_client()';

/** The rows of the platform: what happened to the client's own. */
export const platformRows: ClientRows = { event_log: ofOwnClient };
