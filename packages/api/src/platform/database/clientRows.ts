/** For whom a connection reads: a client, and the one of its systems that asks. */
export interface ClientReading { readonly clientId: string; readonly viewerId: string }

/**
 * Rows of a feature's tables that PostgreSQL shows to the reader of one client: the condition of each table, in SQL over the row itself,
 * where `reader_client()` is the id of that client
 * and `reader_id()` that of the one of its systems that reads. With `columns` only these can be read. A table that no feature lists shows no row to clients.
 *
 * Acts of a client's system are held to them, too: they find the rows that it may be shown, and change and make those that `acts` says; where
 * it says nothing, the rows that are shown, and none where these are everybody's. What they find besides says `finds`. Every table of the product
 * is listed. Of one that nobody lists, a plugin's, an act
 * finds, changes and makes what belongs to the client by its columns (`ofColumns`), and everything where no column says whose a row is.
 */
export type ClientRows = Readonly<Record<string, string | { readonly columns?: readonly string[]; readonly rows: string; readonly finds?: string; readonly acts?: string }>>;

/** Every row; what the table holds is the same for everybody. */
export const everyRow = 'true';
/** No row: secrets, and what only staff and the processes of the desk read and write. */
export const noRow = 'false';
/** Rows of the desk by which acts of clients decide, and which no client is shown or changes. */
export const onlyForActs = { rows: noRow, finds: everyRow, acts: noRow } as const;
/** Rows that belong to a ticket of the client, by the column that names it. */
export const ofOwnTicket = (column = 'ticket_id'): string => `exists (select from ticket own where own.id = ${column} and own.client_id = reader_client())`;
/**
 * The same condition for acts: they send many small statements, and what stands in a condition as a query is planned with each of them;
 * a function is planned once a connection.
 */
export const forActs = (rows: string): string => rows.replaceAll(/exists \(select from ticket own where own\.id = ([\w.]+) and own\.client_id = reader_client\(\)\)/g, 'reader_has_ticket($1)');
/** Rows that name the client. */
export const ofOwnClient = 'client_id = reader_client()';
/** Rows that bear addresses, with commas between them, and one of a person of the client, or none; for acts alone. */
export const toOwnPeople = (column: string): string => `reader_is_written_to(${column})`;
/** Rows of the system that acts. */
const ofOwnSystem = 'caller_id = reader_id()';

/** The rows of the platform: what happened to the client's own, what keeps its acts from being done twice, and no secret. */
export const platformRows: ClientRows = {
  event_log: { rows: ofOwnClient, acts: `client_id is null or ${ofOwnClient}` },
  creation: { rows: noRow, acts: ofOwnSystem },
  idempotency_key: { rows: noRow, acts: ofOwnSystem },
  event_bus_key: noRow,
  // read through the log, by its condition
  event_past: noRow,
  number_series: { rows: noRow, acts: everyRow },
  console_document: noRow,
  follower_state: noRow,
  job_state: noRow,
  point_bucket: noRow,
};

/** Columns that say whose a row is, and the table whose row they name, the first that a table has; rows that it names none in are the desk's own. */
const belonging: readonly (readonly [column: string, table: string])[] = [
  ['ticket_id', 'ticket'], ['obligation_id', 'response_obligation'], ['message_id', 'message'], ['question_id', 'message'],
  ['machine_user_id', 'machine_user'], ['webhook_id', 'webhook'], ['file_id', 'stored_file'], ['feature_request_id', 'feature_request'], ['contact_id', 'contact'],
];

/** Whose the rows of a table are by its columns, for tables that no feature lists; null: no column says it, they are of the desk. */
export const ofColumns = (columns: readonly string[]): string | null => {
  if (columns.includes('client_id')) return `client_id is null or ${ofOwnClient}`;
  const [found] = belonging.filter(([column]) => columns.includes(column));
  if (!found) return null;
  const [column, table] = found;
  return `${column} is null or ${table === 'ticket' ? ofOwnTicket(column) : `exists (select from "${table}" own where own.id = ${column})`}`;
};
