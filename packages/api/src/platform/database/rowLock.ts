import { createHash } from 'node:crypto';
import { escapeIdentifier, escapeLiteral, type Pool } from 'pg';
import type { Feature } from '../feature.ts';
import type { Logger } from '../log.ts';
import { inTransaction } from './inTransaction.ts';
import { noRow, platformRows, type ClientReading, type ClientRows } from './clientRows.ts';

/** Whoever reads for a client becomes this role: it owns nothing, may do nothing but read, and is shown the rows of one client. */
export const clientRole = 'reglament_client';

/** The settings of a connection that say so. */
export const readingSettings = { clientId: 'reglament.client', viewerId: 'reglament.reader' } as const satisfies Record<keyof ClientReading, string>;

const policyOf = (table: string, listed: ClientRows[string]): string[] => {
  const { columns, rows } = typeof listed === 'string' ? { columns: null, rows: listed } : listed;
  const name = escapeIdentifier(table);
  return [
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

/** What would be told to the database, in order; its digest says whether it was told already. A table that nobody lists shows no row. */
const statementsFor = (schema: string, tables: readonly string[], rows: ClientRows): string[] => [
  `revoke all on all tables in schema ${schema} from ${clientRole}`,
  idFrom('reader_client', readingSettings.clientId),
  idFrom('reader_id', readingSettings.viewerId),
  `grant usage on schema ${schema} to ${clientRole}`,
  `grant execute on function reader_client(), reader_id() to ${clientRole}`,
  ...tables.flatMap((table) => policyOf(table, rows[table] ?? noRow)),
];

/** Whether the database says that its user may not do this, or see that. */
export const isNotPrivileged = (error: unknown): boolean => error instanceof Error && (error as { code?: unknown }).code === '42501';

/**
 * Locks the rows (D11): from here on a reader of a client sees nothing of others, whatever the resolvers forget. It is told to the
 * database again when a feature comes, goes or says something else.
 * @returns whether the lock holds; a database whose user may not make roles has two locks instead of three, and the log says how to mend that
 */
export const lockRows = async (pool: Pool, features: readonly Pick<Feature, 'clientRows'>[], log: Logger): Promise<boolean> => {
  const rows: ClientRows = Object.assign({}, platformRows, ...features.map(({ clientRows }) => clientRows ?? {}));
  const { rows: [place] } = await pool.query<{ schema: string; tables: string[] }>(
    `select quote_ident(current_schema()) as schema, array(select relname::text from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace order by 1) as tables`,
  );
  const statements = statementsFor(place?.schema ?? 'public', place?.tables ?? [], rows);
  const digest = createHash('sha256').update(statements.join(';')).digest('hex');
  try {
    await pool.query(makeRole);
  } catch (error) {
    if (!isNotPrivileged(error)) throw error;
    log.warn({ role: clientRole }, `The database does not lock the rows of clients: its user may not make roles. Keys stay bound to their client by their rights and their schema. To have the third lock, let an administrator of the database run: create role ${clientRole} nologin; grant ${clientRole} to <this user>; then start again.`);
    return false;
  }
  const { rows: [told] } = await pool.query<{ digest: string | null }>(`select obj_description(to_regprocedure('reader_client()'), 'pg_proc') as digest`);
  if (told?.digest === digest) return true;
  await inTransaction(pool, async (client) => {
    for (const statement of [...statements, `comment on function reader_client() is ${escapeLiteral(digest)}`]) await client.query(statement);
  });
  return true;
};
