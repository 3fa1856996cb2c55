import { createHash } from 'node:crypto';
import { escapeIdentifier, escapeLiteral, type Pool } from 'pg';
import type { RowLock } from '../configSettings.ts';
import { ExitCode, OperationalFault } from '../fault.ts';
import type { Feature } from '../feature.ts';
import type { Logger } from '../log.ts';
import { inTransaction } from './inTransaction.ts';
import { clientActsRole, clientRole, readingSettings, roles } from './clientRoles.ts';
import { everyRow, forActs, noRow, ofColumns, platformRows, type ClientRows } from './clientRows.ts';

export { clientActsRole, clientRole } from './clientRoles.ts';

/** Whoever brings the tables up to date reads it before anybody is told of rows, also where a backup was restored for another user. */
const openToItsOwner = 'migration';

/** A table, and its columns that hold ids. */
interface Table { name: string; ids: string[] }

/** What acts of a client find in a table, and what they may change or make there. */
export const actsOn = ({ name, ids }: Table, listed: ClientRows[string] | undefined): { found: string; changed: string } => {
  // what stands here is read before anybody is told of rows, and no act touches it
  if (name === openToItsOwner) return { found: noRow, changed: noRow };
  if (listed === undefined) {
    const rows = forActs(ofColumns(ids) ?? everyRow);
    return { found: rows, changed: rows };
  }
  const { rows, finds = rows, acts = rows === everyRow ? noRow : rows } = typeof listed === 'string' ? { rows: listed } : listed;
  return { found: forActs(finds), changed: forActs(acts) };
};

const policyOf = (table: Table, listed: ClientRows[string] | undefined, desk: string): string[] => {
  const { columns = null, rows } = typeof listed === 'object' ? listed : { rows: listed ?? noRow };
  const { found, changed } = actsOn(table, listed);
  const name = escapeIdentifier(table.name);
  return [
    `drop policy if exists desk_rows on ${name}`,
    `create policy desk_rows on ${name} to ${desk} using (true) with check (true)`,
    ...(table.name === openToItsOwner ? [] : [`alter table ${name} force row level security`]),
    `grant select ${columns ? `(${columns.map(escapeIdentifier).join(', ')})` : ''} on ${name} to ${clientRole}`,
    `alter table ${name} enable row level security`,
    `drop policy if exists client_rows on ${name}`,
    `create policy client_rows on ${name} for select to ${clientRole} using (${rows})`,
    `grant select, insert, update, delete on ${name} to ${clientActsRole}`,
    `drop policy if exists client_acts on ${name}`,
    `create policy client_acts on ${name} to ${clientActsRole} using (${changed}) with check (${changed})`,
    `drop policy if exists client_finds on ${name}`,
    ...(found === changed ? [] : [`create policy client_finds on ${name} for select to ${clientActsRole} using (${found})`]),
  ];
};

const makeRoles = `do $$ declare needed text; begin
  foreach needed in array array['${roles.join("', '")}'] loop
    if not exists (select from pg_roles where rolname = needed) then
      begin
        execute format('create role %I nologin', needed);
      -- roles are shared by all databases of a server, and another one may have made it at this moment
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role(current_user, needed, 'SET') then execute format('grant %I to %I', needed, current_user); end if;
  end loop;
end $$`;

const idFrom = (name: string, setting: string): string => `create or replace function ${name}() returns uuid language sql stable
  return nullif(current_setting('${setting}', true), '')::uuid`;

/** Whether a ticket is of the client for whom a connection acts. Asked as the desk, since the answer is of one ticket alone. */
const hasTicket = (schema: string): string => `create or replace function reader_has_ticket(named uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog as
  $$ begin return exists (select from ${schema}.ticket where ticket.id = named and ticket.client_id = ${schema}.reader_client()); end $$`;

/** Whether addresses name somebody of that client, or nobody at all. */
const isWrittenTo = (schema: string): string => `create or replace function reader_is_written_to(addresses text) returns boolean language plpgsql stable security definer set search_path = pg_catalog as
  $$ begin return addresses = '' or exists (select from ${schema}.contact where contact.client_id = ${schema}.reader_client() and lower(contact.email) = any(string_to_array(lower(addresses), ', '))); end $$`;

/** What policies of acts ask, where the table is there of which it is asked. */
const questions = [
  { of: 'ticket', name: 'reader_has_ticket(uuid)', make: hasTicket },
  { of: 'contact', name: 'reader_is_written_to(text)', make: isWrittenTo },
] as const;

/** Where the tables are, and as whom the desk comes to them; both as they are written in statements. */
interface Place { schema: string; tables: Table[]; desk: string }

/**
 * What would be told to the database, in order; its digest says whether it was told already. A table that nobody lists shows no row. The
 * lock is forced: rows are shown by a policy or not at all, to the owner of the tables too.
 */
const statementsFor = ({ schema, tables, desk }: Place, rows: ClientRows): string[] => [
  ...roles.map((role) => `revoke all on all tables in schema ${schema} from ${role}`),
  idFrom('reader_client', readingSettings.clientId),
  idFrom('reader_id', readingSettings.viewerId),
  ...questions.filter(({ of }) => tables.some(({ name }) => name === of)).flatMap(({ name, make }) => [make(schema), `revoke execute on function ${name} from public`, `grant execute on function ${name} to ${clientActsRole}`]),
  `grant usage on schema ${schema} to ${roles.join(', ')}`,
  `grant usage on all sequences in schema ${schema} to ${clientActsRole}`,
  `grant execute on function reader_client(), reader_id() to ${roles.join(', ')}`,
  ...tables.flatMap((table) => policyOf(table, rows[table.name], desk)),
];

/** Whether the database says that its user may not do this, or see that. */
export const isNotPrivileged = (error: unknown): boolean => error instanceof Error && (error as { code?: unknown }).code === '42501';

/** Which role would not hold the lock: one of clients that may do more than it is given. */
const tooStrong = `select rolname::text as name from pg_roles where rolname in ('${roles.join("', '")}') and (rolsuper or rolbypassrls or exists (
    select from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace and pg_has_role(rolname, relowner, 'USAGE')))`;

const howToLock = `let an administrator of the database run: ${roles.map((role) => `create role ${role} nologin; grant ${role} to <this user>`).join('; ')}; then start again (what is there already is not made again)`;
const whatIsLost = 'Keys stay bound to their client by their rights and their schema; a mistake in a resolver is no longer caught by the database.';

/**
 * Locks the rows (D11): from here on a reader of a client sees nothing of others, and an act of one finds and changes nothing of theirs,
 * whatever the resolvers forget. It is told to the
 * database again when a feature comes, goes or says something else, or when the desk comes as another user.
 * @param needed ROW_LOCK: whether a desk may run with two locks where its user may not make roles
 * @returns whether the lock holds; if not, the log says what is lost and how to mend that
 * @throws OperationalFault where it is required and cannot hold
 */
export const lockRows = async (pool: Pool, features: readonly Pick<Feature, 'clientRows'>[], log: Logger, needed: RowLock = 'required'): Promise<boolean> => {
  const rows: ClientRows = Object.assign({}, platformRows, ...features.map(({ clientRows }) => clientRows ?? {}));
  const { rows: [place] } = await pool.query<Place>(
    `select quote_ident(current_schema()) as schema, quote_ident(current_user) as desk, (select coalesce(json_agg(json_build_object('name', relname, 'ids', array(select attname from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped and atttypid = 'uuid'::regtype order by attnum)) order by relname), '[]')
       from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace) as tables`,
  );
  const statements = statementsFor(place ?? { schema: 'public', tables: [], desk: 'current_user' }, rows);
  const digest = createHash('sha256').update(statements.join(';')).digest('hex');
  try {
    await pool.query(makeRoles);
  } catch (error) {
    if (!isNotPrivileged(error)) throw error;
    if (needed === 'required') throw new OperationalFault(`The database cannot lock the rows of clients: its user may not make roles. To have the lock, ${howToLock}. ROW_LOCK=where-possible starts without it: ${whatIsLost}`, ExitCode.configuration);
    log.warn({ roles }, `The database does not lock the rows of clients: its user may not make roles, and ROW_LOCK lets the desk run without. ${whatIsLost} To have the third lock, ${howToLock}.`);
    return false;
  }
  const { rows: [strong] } = await pool.query<{ name: string }>(tooStrong);
  if (strong) throw new OperationalFault(`The role ${strong.name} may read past the locks of rows: it is a superuser, has BYPASSRLS, or is a member of the user who owns the tables. Take that from it (alter role ${strong.name} nosuperuser nobypassrls; revoke <owner> from ${strong.name}) and start again.`, ExitCode.configuration);
  const { rows: [told] } = await pool.query<{ digest: string | null }>(`select obj_description(to_regprocedure('reader_client()'), 'pg_proc') as digest`);
  if (told?.digest === digest) return true;
  await inTransaction(pool, async (client) => {
    for (const statement of [...statements, `comment on function reader_client() is ${escapeLiteral(digest)}`]) await client.query(statement);
  });
  return true;
};
