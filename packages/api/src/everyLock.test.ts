import { getNamedType, graphql, isNonNullType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { Client as PgClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from './access/testing/asking.ts';
import type { Viewer } from './access/viewer.ts';
import { loadFeatures } from './features.ts';
import { clientConfig } from './platform/database/orm.ts';
import { clientActsRole, clientRole, lockRows } from './platform/database/rowLock.ts';
import { everyRow, noRow, platformRows, type ClientRows } from './platform/database/clientRows.ts';
import type { Feature } from './platform/feature.ts';
import { clientSchemaOf } from './platform/graphql/clientSchema.ts';
import { newId } from './platform/identity.ts';
import type { Reader } from './platform/reading/connection.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from './platform/testing/scratchSystem.ts';

// D11: every table and every list of the whole desk, each lock with the other two open. threeLocks.test.ts tells how they work.

/** What is the same for everybody; what else a client is shown is its own. */
const common = ['announcement', 'calendar_year', 'feature_request_voice', 'product', 'regulation_version', 'search_word', 'staff', 'work_calendar'];
/** Listed all the same, and never shown: named in statements that the desk and its clients share, or for acts. */
const neverShown = [
  'absence', 'api_key', 'article', 'automatic_choice', 'blocked_sender', 'calendar_change', 'calendar_recompute', 'client_silence', 'console_document', 'console_incident', 'creation', 'draft', 'event_bus_key', 'event_past', 'fetched_letter', 'follower_state',
  'idempotency_key', 'incoming_letter', 'internal_note', 'job_state', 'mail_key', 'mailbox', 'notification_reading', 'number_series', 'obligation_warning', 'point_bucket', 'presence', 'search_pending', 'search_progress', 'session', 'staff_preferences', 'thread_reference', 'ticket_watcher',
  'view', 'webhook', 'webhook_delivery',
];

let system: ScratchSystem;
let desk: Desk;
let clientSchema: GraphQLSchema;
let features: Feature[];
let listed: ClientRows;
const owners = [newId(), newId()] as const;

const ids = new Map<string, string>();
/** The one row of a table that belongs to one of the two clients. */
const idOf = (table: string, owner: string): string => {
  const id = table === 'client' ? owner : (ids.get(`${table} ${owner}`) ?? newId());
  ids.set(`${table} ${owner}`, id);
  return id;
};

/** Columns by which a row belongs to a client, and of whom they are. */
const belonging: Readonly<Record<string, string>> = { client_id: 'client', ticket_id: 'ticket', from_ticket_id: 'ticket', to_ticket_id: 'ticket', obligation_id: 'response_obligation', message_id: 'message', file_id: 'stored_file', machine_user_id: 'machine_user', webhook_id: 'webhook', caller_id: 'client', uploaded_by: 'client' };
/** A message of its own does not belong to another one. */
const notBelonging = new Set(['response_obligation.message_id']);

const sample = (type: string, owner: string): unknown => {
  if (type.startsWith('uuid')) return newId();
  if (/^(?:int|bigint|smallint|numeric|double|real)/.test(type)) return owners.indexOf(owner) + 1;
  if (type.startsWith('bool')) return false;
  if (type.startsWith('timestamp')) return '2026-11-24T09:00:00Z';
  if (type === 'date') return '2026-11-24';
  if (type.startsWith('json')) return '{}';
  if (type.endsWith('[]')) return '{}';
  if (type === 'bytea') return Buffer.from('x');
  if (type === 'tsvector') return '';
  return String(owners.indexOf(owner) + 1);
};

interface Column { name: string; type: string; needed: boolean }

/** Puts one row of each client into every table that there is, past all checks: the locks look at whose a row is, and at nothing else. */
const fill = async (): Promise<void> => {
  const client = new PgClient(clientConfig(system.connection));
  await client.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    const { rows: checks } = await client.query<{ table: string; name: string }>(`select conrelid::regclass::text as table, quote_ident(conname) as name from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`);
    for (const { table, name } of checks) await client.query(`alter table ${table} drop constraint ${name}`);
    const { rows: guarded } = await client.query<{ table: string }>(`select distinct tgrelid::regclass::text as table from pg_trigger where not tgisinternal`);
    for (const { table } of guarded) await client.query(`alter table ${table} disable trigger user`);
    const { rows: tables } = await client.query<{ table: string; columns: Column[] }>(
      `select relname::text as table, (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod), 'needed', attnotnull and not atthasdef and attidentity = ''))
         from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a') as columns
       from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    );
    for (const { table, columns } of tables) {
      for (const owner of owners) {
        const values = columns.flatMap(({ name, type, needed }): [string, unknown][] => {
          const of = notBelonging.has(`${table}.${name}`) ? undefined : belonging[name];
          if (name === 'id' && type === 'uuid') return [[name, idOf(table, owner)]];
          if (of && type === 'uuid') return [[name, idOf(of, owner)]];
          if (name === 'state' && table === 'obligation_ledger') return [[name, { clientId: owner }]];
          return needed ? [[name, sample(type, owner)]] : [];
        });
        await client.query(`insert into "${table}" (${values.map(([name]) => `"${name}"`).join(', ')}) values (${values.map((_, index) => `$${index + 1}`).join(', ')}) on conflict do nothing`, values.map(([, value]) => value));
      }
    }
  } finally {
    await client.end();
  }
};

beforeAll(async () => {
  // the tables of everything, a calendar and a regulation to read them by, and none of the rest that a start does
  features = (await loadFeatures()).map((feature): Feature => (['calendar', 'regulation'].includes(feature.name) ? feature : { ...feature, prepare: async () => undefined }));
  listed = Object.assign({}, platformRows, ...features.map(({ clientRows }) => clientRows ?? {})) as ClientRows;
  system = await scratchSystem(features, { migrated: true });
  await fill();
  desk = await deskOf(system, features);
  clientSchema = clientSchemaOf(desk.schema, features);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

const tables = async (): Promise<string[]> => (await system.rows<{ name: string }>(`select relname::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`)).map(({ name }) => name);

/** Which rows of each table are shown to a client, by their place; of each by itself, since the log reads the history too. */
const shownTo = async (client: string | null): Promise<Map<string, string[]>> => {
  const shown = new Map<string, string[]>();
  const connection = await system.pool.connect();
  try {
    await connection.query('begin');
    await connection.query(`set local role ${clientRole}`);
    if (client) await connection.query("select set_config('reglament.client', $1, true)", [client]);
    for (const table of await tables()) {
      const rows = listed[table];
      const what = typeof rows === 'object' && rows.columns ? `"${rows.columns[0]}"::text` : 'ctid::text';
      shown.set(table, (await connection.query<{ row: string }>(`select ${what} as row from only "${table}" order by 1`)).rows.map(({ row }) => row));
    }
    return shown;
  } finally {
    await connection.query('rollback');
    connection.release();
  }
};

/** Tables that show a client something else than they have to. */
const leaks = async (): Promise<string[]> => {
  const [first, second, nobody] = [await shownTo(owners[0]), await shownTo(owners[1]), await shownTo(null)];
  const found: string[] = [];
  for (const table of await tables()) {
    const [all] = await system.rows<{ count: number }>(`select count(*)::int as count from only "${table}"`);
    const [own, others, none] = [first.get(table) ?? [], second.get(table) ?? [], nobody.get(table) ?? []];
    const isSound = common.includes(table)
      ? own.length === all?.count && others.length === all.count
      : !(table in listed) || neverShown.includes(table)
        ? own.length + others.length + none.length === 0
        : own.length === 1 && others.length === 1 && none.length === 0 && own[0] !== others[0] && all?.count === 2;
    if (!isSound) found.push(`${table}: ${all?.count} rows, ${own.length} and ${others.length} shown to the two clients, ${none.length} to nobody`);
  }
  return found;
};

describe('the database alone', () => {
  it('has rows of both clients in every table, so that something could be shown', async () => {
    const empty = [];
    for (const table of await tables()) if (((await system.rows<{ count: number }>(`select count(*)::int as count from only "${table}"`))[0]?.count ?? 0) < 1) empty.push(table);
    expect(empty).toEqual([]);
    expect(await tables()).toEqual(expect.arrayContaining([...common, ...neverShown, ...Object.keys(listed)]));
  });

  it('shows a client of every table what is everybody’s or its own, and of those that no feature lists nothing', async () => {
    expect(await leaks()).toEqual([]);
  });

  it.each(['contact', 'message', 'webhook', 'event_log'])('the check finds a lock that is open: %s', async (table) => {
    await lockRows(system.pool, [...features, { clientRows: { [table]: everyRow } }], system.log);
    expect(await leaks()).toEqual([expect.stringMatching(`^${table}: 2 rows, 2 and 2 shown`)]);
    await lockRows(system.pool, features, system.log);
    expect(await leaks()).toEqual([]);
  });
});

/** What acts of clients write of the desk and of nobody's client: the next number is given out. A table of a new feature stands here only where that is meant. */
const writtenOfTheDesk = ['number_series'];
/** What acts of clients look at of the desk and of nobody's client: who is away, and what then decides. */
const foundOfTheDesk = ['absence', 'automatic_choice'];
/** Everybody's, or the client's own, which its acts find and do not change. */
const onlyFound = [...foundOfTheDesk, ...common.filter((table) => table !== 'feature_request_voice'), 'file_chunk', 'machine_user', 'search_document', 'solved_ticket', 'stored_file'];
/** Never touched by an act of a client: secrets and keys, and what only staff and the processes of the desk read and write. */
const untouched = [
  'api_key', 'article', 'blocked_sender', 'calendar_change', 'calendar_recompute', 'console_document', 'console_incident', 'draft', 'event_bus_key', 'event_past', 'fetched_letter', 'follower_state', 'internal_note', 'job_state', 'mail_key', 'mailbox',
  'migration', 'notification_reading', 'obligation_warning', 'point_bucket', 'presence', 'search_pending', 'search_progress', 'session', 'staff_preferences', 'thread_reference', 'ticket_watcher', 'view', 'webhook', 'webhook_delivery',
];

/** What is done to every row of a table in a transaction of acts: how many rows of it are found, and how many are changed, and whose. */
const touchedBy = async (client: string, table: string): Promise<{ found: string[]; changed: string[] }> => {
  const connection = await system.pool.connect();
  try {
    await connection.query('begin');
    await connection.query("select set_config('role', $1, true), set_config('reglament.client', $2, true), set_config('reglament.reader', $2, true)", [clientActsRole, client]);
    const rows = (await connection.query<{ row: string }>(`select ctid::text as row from only "${table}" order by 1`)).rows;
    const [{ name } = { name: '' }] = (await connection.query<{ name: string }>("select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a' order by attnum limit 1", [`"${table}"`])).rows;
    // the place of a row changes with it: what it was before is read beside
    const changed = (await connection.query<{ row: string }>(`with before as (select ctid as place from only "${table}") update only "${table}" set "${name}" = "${name}" from before where "${table}".ctid = before.place returning before.place::text as row`)).rows;
    return { found: rows.map(({ row }) => row), changed: changed.map(({ row }) => row).toSorted() };
  } finally {
    await connection.query('rollback');
    connection.release();
  }
};

/** Tables of which acts of a client touch something else than they have to. */
const touchedWrongly = async (): Promise<string[]> => {
  const wrong: string[] = [];
  for (const table of await tables()) {
    const all = (await system.rows<{ row: string }>(`select ctid::text as row from only "${table}"`)).map(({ row }) => row).toSorted();
    const [first, second] = [await touchedBy(owners[0], table), await touchedBy(owners[1], table)];
    const own = (one: string[], other: string[]): boolean => one.length === 1 && other.length === 1 && one[0] !== other[0];
    const every = (...several: string[][]): boolean => several.every((rows) => rows.length === all.length);
    const none = (...several: string[][]): boolean => several.every((rows) => rows.length === 0);
    const isSound = writtenOfTheDesk.includes(table) ? every(first.found, second.found, first.changed, second.changed)
      : untouched.includes(table) ? none(first.found, second.found, first.changed, second.changed)
        : (common.includes(table) || foundOfTheDesk.includes(table) ? every(first.found, second.found) : own(first.found, second.found))
          && (onlyFound.includes(table) ? none(first.changed, second.changed) : own(first.changed, second.changed));
    if (!isSound) wrong.push(`${table}: of ${all.length} rows ${first.found.length} and ${second.found.length} found, ${first.changed.length} and ${second.changed.length} changed`);
  }
  return wrong;
};

describe('the database alone, of acts', () => {
  it('is told of every table by its feature, so that what columns say is asked of tables of plugins alone', async () => {
    expect((await tables()).filter((table) => !(table in listed) && table !== 'migration')).toEqual([]);
  });

  it('lets those of a client find and change its own rows of every table, and of the desk’s what is named here', async () => {
    expect(await touchedWrongly()).toEqual([]);
  });

  it.each(['api_key', 'contact', 'draft', 'message', 'session', 'view'])('the check finds a lock that is open: %s', async (table) => {
    await lockRows(system.pool, [...features, { clientRows: { [table]: { rows: noRow, acts: everyRow } } }], system.log);
    expect(await touchedWrongly()).toEqual([expect.stringMatching(`^${table}: of 2 rows 2 and 2 found, 2 and 2 changed`)]);
    await lockRows(system.pool, features, system.log);
    expect(await touchedWrongly()).toEqual([]);
  });
});

const queriesOf = (schema: GraphQLSchema): GraphQLField<unknown, unknown>[] => Object.values(schema.getQueryType()?.getFields() ?? {});
const connectionsOf = (schema: GraphQLSchema): string[] => queriesOf(schema).filter(({ type }) => getNamedType(type).name.endsWith('Connection')).map(({ name }) => name);
/** Queries for one record by its id. */
const singlesOf = (schema: GraphQLSchema): GraphQLField<unknown, unknown>[] => queriesOf(schema).filter(({ type, args }) => {
  const named = getNamedType(type);
  return args.length > 0 && args.every(({ name, type: wanted }) => name === 'id' || !isNonNullType(wanted)) && args.some(({ name }) => name === 'id') && isObjectType(named) && 'id' in named.getFields();
});

const everybodys = ['announcements', 'products'];

const idsIn = async (list: string, viewer: Viewer, { reader, schema = desk.schema }: { reader: Reader; schema?: GraphQLSchema }): Promise<string[]> => {
  const { data, errors } = await graphql({ schema, source: `{ ${list}(first: 50) { nodes { id } } }`, contextValue: { ...desk.contextOf(viewer), reader } });
  expect(errors, list).toBeUndefined();
  return (data as unknown as Record<string, { nodes: { id: string }[] }>)[list]?.nodes.map(({ id }) => id) ?? [];
};
const head = person('SUPPORT_HEAD');
const [own, foreign] = owners;
const lockedReader = (): Reader => system.readerOf({ clientId: own, viewerId: newId() });

describe('every list that clients have', () => {
  const both = async (list: string) => idsIn(list, head, { reader: system.reader });
  const isForeign = (id: string): boolean => [...ids].some(([key, known]) => known === id && key.endsWith(foreign));

  it('has rows of both clients where nothing is locked: the witness', async () => {
    expect(connectionsOf(clientSchema).length).toBeGreaterThan(4);
    for (const list of connectionsOf(clientSchema)) {
      const seen = await both(list);
      expect(seen.filter(isForeign).length, list).toBeGreaterThan(0);
      expect(seen.length, list).toBeGreaterThan(1);
    }
  });

  it('the database alone: to a head with the whole schema on the connection of a client', async () => {
    for (const list of connectionsOf(clientSchema)) {
      const seen = await idsIn(list, head, { reader: lockedReader() });
      expect(seen.length, list).toBeGreaterThan(0);
      expect(seen.filter(isForeign).length > 0, list).toBe(everybodys.includes(list));
    }
  });

  it('the right alone: to a client’s system with the whole schema on a connection that shows all', async () => {
    for (const list of connectionsOf(clientSchema)) {
      const seen = await idsIn(list, partnerOf(own), { reader: system.reader });
      expect(seen.length, list).toBeGreaterThan(0);
      expect(seen.filter(isForeign).length > 0, list).toBe(everybodys.includes(list));
    }
  });

  it('the schema alone: what clients do not have cannot be named by a head on a connection that shows all', async () => {
    const hidden = connectionsOf(desk.schema).filter((list) => !connectionsOf(clientSchema).includes(list));
    expect(hidden.length).toBeGreaterThan(8);
    for (const list of hidden) {
      const { errors } = await graphql({ schema: clientSchema, source: `{ ${list}(first: 1) { nodes { id } } }`, contextValue: { ...desk.contextOf(head), reader: system.reader } });
      expect(errors?.map(({ message }) => message), list).toEqual([expect.stringMatching(`^Cannot query field "${list}"`)]);
    }
  });

  it.each([['the database alone', () => head, lockedReader], ['the right alone', () => partnerOf(own), () => system.reader]] as const)('%s: no record of another client is read by its id', async (_lock, viewer, reader) => {
    const read: string[] = [];
    for (const { name } of singlesOf(clientSchema)) {
      const table = { obligation: 'response_obligation' }[name] ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const ask = async (owner: string, with_: { viewer: Viewer; reader: Reader }): Promise<unknown> =>
        (await graphql({ schema: desk.schema, source: `query($id: ID!) { ${name}(id: $id) { id } }`, variableValues: { id: idOf(table, owner) }, contextValue: { ...desk.contextOf(with_.viewer), reader: with_.reader } })).data?.[name] ?? null;
      if (!(await tables()).includes(table) || common.includes(table)) continue;
      expect(await ask(foreign, { viewer: head, reader: system.reader }), `${name}: the witness`).not.toBeNull();
      expect(await ask(foreign, { viewer: viewer(), reader: reader() }), name).toBeNull();
      read.push(name);
    }
    expect(read.length).toBeGreaterThan(2);
  });
});
