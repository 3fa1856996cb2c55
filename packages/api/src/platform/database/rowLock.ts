import { createHash } from 'node:crypto';
import { escapeIdentifier, escapeLiteral, type Pool } from 'pg';
import type { RowLock } from '../configSettings.ts';
import { ExitCode, OperationalFault } from '../fault.ts';
import type { Feature } from '../feature.ts';
import type { Logger } from '../log.ts';
import { inTransaction } from './inTransaction.ts';
import { noRow, platformRows, type ClientReading, type ClientRows } from './clientRows.ts';

/** Whoever reads for a client becomes this role: it owns nothing, may do nothing but read, and is shown the rows of one client. */
export const clientRole = 'reglament_client';

/** The settings of a connection that say so. */
export const readingSettings = { clientId: 'reglament.client', viewerId: 'reglament.reader' } as const satisfies Record<keyof ClientReading, string>;

/** Whoever brings the tables up to date reads it before anybody is told of rows, also where a backup was restored for another user. */
const openToItsOwner = 'migration';

const policyOf = (table: string, listed: ClientRows[string], desk: string): string[] => {
  const { columns, rows } = typeof listed === 'string' ? { columns: null, rows: listed } : listed;
  const name = escapeIdentifier(table);
  return [
    `drop policy if exists desk_rows on ${name}`,
    `create policy desk_rows on ${name} to ${desk} using (true) with check (true)`,
    ...(table === openToItsOwner ? [] : [`alter table ${name} force row level security`]),
    `grant select ${columns ? `(${columns.map(escapeIdentifier).join(', ')})` : ''} on ${name} to ${clientRole}`,
    `alter table ${name} enable row level security`,
    `drop policy if exists client_rows on ${name}`,
    `create policy client_rows on ${name} for select to ${clientRole} using (${rows})`,
  ];
};

const makeRole = `do $$ begin
  if not exists (select from pg_roles where rolname = '${clientRole}') then
    begin
      create role ${clientRole} nologin;
    -- roles are shared by all databases of a server, and another one may have made it at this moment
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not pg_has_role(current_user, '${clientRole}', 'SET') then execute format('grant ${clientRole} to %I', current_user); end if;
end $$`;

const idFrom = (name: string, setting: string): string => `create or replace function ${name}() returns uuid language sql stable
  return nullif(current_setting('${setting}', true), '')::uuid`;

/** Where the tables are, and as whom the desk comes to them; both as they are written in statements. */
interface Place { schema: string; tables: string[]; desk: string }

/**
 * What would be told to the database, in order; its digest says whether it was told already. A table that nobody lists shows no row. The
 * lock is forced: rows are shown by a policy or not at all, to the owner of the tables too.
 */
const statementsFor = ({ schema, tables, desk }: Place, rows: ClientRows): string[] => [
  `revoke all on all tables in schema ${schema} from ${clientRole}`,
  idFrom('reader_client', readingSettings.clientId),
  idFrom('reader_id', readingSettings.viewerId),
  `grant usage on schema ${schema} to ${clientRole}`,
  `grant execute on function reader_client(), reader_id() to ${clientRole}`,
  ...tables.flatMap((table) => policyOf(table, rows[table] ?? noRow, desk)),
];

/** Whether the database says that its user may not do this, or see that. */
export const isNotPrivileged = (error: unknown): boolean => error instanceof Error && (error as { code?: unknown }).code === '42501';

/** Why the lock would not hold: the role of clients' readers may do more than it is given. */
const tooStrong = `select rolsuper or rolbypassrls or exists (
    select from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace and pg_has_role('${clientRole}', relowner, 'USAGE')) as "isTooStrong"
  from pg_roles where rolname = '${clientRole}'`;

const howToLock = `let an administrator of the database run: create role ${clientRole} nologin; grant ${clientRole} to <this user>; then start again`;
const whatIsLost = 'Keys stay bound to their client by their rights and their schema; a mistake in a resolver is no longer caught by the database.';

/**
 * Locks the rows (D11): from here on a reader of a client sees nothing of others, whatever the resolvers forget. It is told to the
 * database again when a feature comes, goes or says something else, or when the desk comes as another user.
 * @param needed ROW_LOCK: whether a desk may run with two locks where its user may not make roles
 * @returns whether the lock holds; if not, the log says what is lost and how to mend that
 * @throws OperationalFault where it is required and cannot hold
 */
export const lockRows = async (pool: Pool, features: readonly Pick<Feature, 'clientRows'>[], log: Logger, needed: RowLock = 'required'): Promise<boolean> => {
  const rows: ClientRows = Object.assign({}, platformRows, ...features.map(({ clientRows }) => clientRows ?? {}));
  const { rows: [place] } = await pool.query<Place>(
    `select quote_ident(current_schema()) as schema, quote_ident(current_user) as desk, array(select relname::text from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace order by 1) as tables`,
  );
  const statements = statementsFor(place ?? { schema: 'public', tables: [], desk: 'current_user' }, rows);
  const digest = createHash('sha256').update(statements.join(';')).digest('hex');
  try {
    await pool.query(makeRole);
  } catch (error) {
    if (!isNotPrivileged(error)) throw error;
    if (needed === 'required') throw new OperationalFault(`The database cannot lock the rows of clients: its user may not make roles. To have the lock, ${howToLock}. ROW_LOCK=where-possible starts without it: ${whatIsLost}`, ExitCode.configuration);
    log.warn({ role: clientRole }, `The database does not lock the rows of clients: its user may not make roles, and ROW_LOCK lets the desk run without. ${whatIsLost} To have the third lock, ${howToLock}.`);
    return false;
  }
  const { rows: [role] } = await pool.query<{ isTooStrong: boolean }>(tooStrong);
  if (role?.isTooStrong) throw new OperationalFault(`The role ${clientRole} may read past the locks of rows: it is a superuser, has BYPASSRLS, or is a member of the user who owns the tables. Take that from it (alter role ${clientRole} nosuperuser nobypassrls; revoke <owner> from ${clientRole}) and start again.`, ExitCode.configuration);
  const { rows: [told] } = await pool.query<{ digest: string | null }>(`select obj_description(to_regprocedure('reader_client()'), 'pg_proc') as digest`);
  if (told?.digest === digest) return true;
  await inTransaction(pool, async (client) => {
    for (const statement of [...statements, `comment on function reader_client() is ${escapeLiteral(digest)}`]) await client.query(statement);
  });
  return true;
};
