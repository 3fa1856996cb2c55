import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { deskOf, partnerOf, type Desk } from './access/testing/asking.ts';
import type { Viewer } from './access/viewer.ts';
import attachments from './attachments/index.ts';
import { addInternalNote } from './correspondence/internalNote.ts';
import { addClientMessage } from './correspondence/clientMessage.ts';
import featureRequests from './featureRequests/index.ts';
import { loadFeatures } from './features.ts';
import { openWorld, type World } from './outgoing/testing/world.ts';
import { actorOf } from './access/viewer.ts';
import { systemActor } from './platform/events/actor.ts';
import { clientSchemaOf } from './platform/graphql/clientSchema.ts';
import { newId } from './platform/identity.ts';
import { openPool } from './platform/database/orm.ts';
import { clientActsRole, clientRole, lockRows } from './platform/database/rowLock.ts';
import type { Reader } from './platform/reading/connection.ts';
import { scratchPatienceMilliseconds } from './platform/testing/scratchSystem.ts';
import termsOfReference from './termsOfReference/index.ts';
import { Client } from './clients/client.entity.ts';
import { Contact } from './clients/contact.entity.ts';

// D11: what a client sees is locked three times, by its right, by its schema and by the database. Each holds with the other two open.

let world: World;
let desk: Desk;
let clientSchema: GraphQLSchema;
beforeAll(async () => {
  const more = [attachments, featureRequests, termsOfReference];
  world = await openWorld(more);
  desk = await deskOf(world, world.features);
  clientSchema = clientSchemaOf(desk.schema, world.features);
  const own = await world.request();
  const other = (await world.workshop.perform(systemActor, async (work) => world.requestIn(work, {
    client: await work.em.findOneOrFail(Client, { id: world.seim }), contact: await work.em.findOneOrFail(Contact, { id: world.vera }), subject: 'Of another client',
  }))).result;
  for (const { id } of [own, other]) {
    await world.workshop.perform(actorOf(world.specialist), (work) => addInternalNote(work, world.specialist, { ticketId: id, body: 'Between ourselves' }));
    await world.workshop.perform(actorOf(world.specialist), (work) => addClientMessage(work, world.specialist, { ticketId: id, body: 'More of it' }));
  }
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const everything = `{
  clients { nodes { name } }
  contacts { nodes { name } }
  tickets { nodes { subject client { name } timeline { type body } obligations { dueAt } } }
}`;
interface Seen { clients: { nodes: { name: string }[] }; contacts: { nodes: { name: string }[] }; tickets: { nodes: { subject: string; client: { name: string }; timeline: { type: string; body: string | null }[]; obligations: unknown[] }[] } }
const seenBy = async (viewer: Viewer, { schema = desk.schema, reader = world.reader, document = everything }: { schema?: GraphQLSchema; reader?: Reader; document?: string } = {}) => {
  const { data, errors } = await graphql({ schema, source: document, contextValue: { ...desk.contextOf(viewer), reader } });
  return { data: data as unknown as Seen, errors: errors?.map(({ message }) => message) };
};

it('with all three open everything is seen: the witness', async () => {
  const { data } = await seenBy(world.head);
  expect(data.tickets.nodes.map(({ subject }) => subject).toSorted()).toEqual(['Of another client', 'Холодный старт']);
  expect(data.clients.nodes).toHaveLength(2);
  expect(data.tickets.nodes.every(({ timeline }) => timeline.some(({ body }) => body === 'Between ourselves'))).toBe(true);
});

it('the database alone: a head with every right and the whole schema, on the connection of a client', async () => {
  const { data, errors } = await seenBy(world.head, { reader: world.readerOf({ clientId: world.ladoga, viewerId: newId() }) });
  expect(errors).toBeUndefined();
  expect(data.tickets.nodes).toMatchObject([{ subject: 'Холодный старт' }]);
  expect(data.clients.nodes).toEqual([{ name: 'ООО «Ладожский радиоконтур»' }]);
  expect(data.contacts.nodes).toHaveLength(2);
  expect(data.tickets.nodes[0]?.obligations).toHaveLength(1);
  expect(data.tickets.nodes[0]?.timeline.filter(({ body }) => body === 'Between ourselves')).toEqual([]);
  expect(data.tickets.nodes[0]?.timeline.filter(({ body }) => body === 'More of it')).toHaveLength(1);
});

it('the right alone: a client’s system with the whole schema on a connection that shows all', async () => {
  const document = everything.replace('clients { nodes { name } }', '');
  const { data, errors } = await seenBy(partnerOf(world.ladoga), { document });
  expect(errors).toBeUndefined();
  expect(data.tickets.nodes).toMatchObject([{ subject: 'Холодный старт' }]);
  expect(data.contacts.nodes).toHaveLength(2);
  expect(data.tickets.nodes[0]?.timeline.filter(({ body }) => body === 'Between ourselves')).toEqual([]);
});

it('the schema alone: to a head on a connection that shows all, what is the desk’s own has no name', async () => {
  for (const document of ['{ clients { nodes { name } } }', '{ staffs { nodes { email } } }', '{ tickets { nodes { client { name } watchers { id } } } }', 'mutation { addInternalNote(input: {}) { eventIds } }', '{ outgoingLetters { nodes { body } } }'])
    expect((await seenBy(world.head, { schema: clientSchema, document })).errors).toEqual(expect.arrayContaining([expect.stringMatching(/Cannot query field/)]));
  const { errors } = await seenBy(world.head, { schema: clientSchema, document: '{ tickets { nodes { timeline { type body } } } }' });
  expect(errors).toEqual(expect.arrayContaining([expect.stringMatching(/INTERNAL_NOTE/)]));
});

describe('the lock of the database', () => {
  const asRole = async <T>(settings: Record<string, string>, statement: string): Promise<T[]> => {
    const client = await world.pool.connect();
    try {
      await client.query('begin');
      await client.query(`set local role ${clientRole}`);
      for (const [name, value] of Object.entries(settings)) await client.query('select set_config($1, $2, true)', [name, value]);
      return (await client.query(statement)).rows as T[];
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  const tables = () => world.rows<{ name: string }>(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`);

  it('shows nothing to a connection that says no client', async () => {
    for (const table of ['ticket', 'message', 'contact', 'client', 'response_obligation', 'event_log', 'attachment', 'feature_request', 'terms_of_reference']) expect(await asRole({}, `select 1 from ${table}`), table).toEqual([]);
  });

  it('lets nobody write, and shows no row of a table that no feature lists', async () => {
    const listed = new Set((await loadFeatures()).flatMap(({ clientRows }) => Object.keys(clientRows ?? {})));
    for (const { name } of await tables()) {
      await expect(asRole({ 'reglament.client': world.ladoga }, `delete from "${name}"`), name).rejects.toMatchObject({ code: '42501' });
      if (!listed.has(name) && name !== 'event_log') expect(await asRole({ 'reglament.client': world.ladoga }, `select 1 from "${name}"`), name).toEqual([]);
    }
    await expect(asRole({ 'reglament.client': world.ladoga }, 'select email from staff')).rejects.toMatchObject({ code: '42501' });
  });

  it('follows the reader, however connections go from hand to hand', async () => {
    const [ladoga, seim] = [world.ladoga, world.seim].map((clientId) => world.readerOf({ clientId, viewerId: newId() }));
    const asked = Array.from({ length: 60 }, (_, number) => (number % 2 === 0 ? ladoga : seim) as Reader);
    const answers = await Promise.all(asked.map((reader) => seenBy(world.head, { reader, document: '{ tickets { nodes { subject } } }' })));
    expect(answers.map(({ data }) => data.tickets.nodes.map(({ subject }) => subject))).toEqual(asked.map((reader) => [reader === ladoga ? 'Холодный старт' : 'Of another client']));
  });

  it('is told again only when it says something else', async () => {
    const policies = () => world.rows<{ oid: string }>('select oid from pg_policy order by oid');
    const before = await policies();
    expect(await lockRows(world.pool, world.features, world.log)).toBe(true);
    expect(await policies()).toEqual(before);
    expect(await lockRows(world.pool, [...world.features, { clientRows: { mail_key: 'true' } }], world.log)).toBe(true);
    expect(await policies()).not.toEqual(before);
  });

  const withoutRoles = { query: async (statement: string) => (statement.startsWith('do') ? Promise.reject(Object.assign(new Error('permission denied to create role'), { code: '42501' })) : { rows: [] }) };

  it('is required: a desk whose user may not make roles does not start, and is told how to', async () => {
    await expect(lockRows(withoutRoles as never, [], world.log)).rejects.toMatchObject({
      exitCode: 78, message: expect.stringMatching(/create role reglament_client nologin; grant reglament_client to .*ROW_LOCK=where-possible starts without it: Keys stay bound.*no longer caught by the database/),
    });
  });

  it('is missed with a sentence where the desk was told that it may be', async () => {
    const said: string[] = [];
    expect(await lockRows(withoutRoles as never, [], { warn: (_: unknown, message: string) => said.push(message) } as never, 'where-possible')).toBe(false);
    expect(said).toEqual([expect.stringMatching(/create role reglament_client nologin; grant reglament_client to/)]);
  });

  it.each([clientRole, clientActsRole].flatMap((role) => ['superuser', 'bypassrls'].map((power) => [role, power])))('is none for a role that reads past it: %s as %s', async (role, power) => {
    await world.rows(`alter role ${role} ${power}`);
    try {
      await expect(lockRows(world.pool, world.features, world.log)).rejects.toMatchObject({ exitCode: 78, message: expect.stringMatching(`The role ${role} may read past the locks`) });
    } finally {
      await world.rows(`alter role ${role} no${power}`);
    }
    expect(await lockRows(world.pool, world.features, world.log)).toBe(true);
  });

  it('is forced: the owner of the tables sees their rows by a policy, and none without it', async () => {
    await world.rows(`create role desk_owner login password 'x'; create schema owned authorization desk_owner`);
    const pool = openPool({ ...world.connection, user: 'desk_owner', password: 'x' }, { max: 2, application_name: 'owner' });
    onTestFinished(() => pool.end());
    const owner = await pool.connect();
    await owner.query(`set search_path = owned; create table ticket (id int, client_id uuid); create table migration (name text); insert into ticket values (1, gen_random_uuid())`);
    const one = { query: owner.query.bind(owner), connect: async () => ({ query: owner.query.bind(owner), release: () => undefined }) };
    try {
      await expect(lockRows(one as never, [], world.log)).rejects.toMatchObject({ exitCode: 78 });
      await world.rows(`grant ${clientRole}, ${clientActsRole} to desk_owner`);
      expect(await lockRows(one as never, [{ clientRows: { ticket: 'client_id = reader_client()', event_log: 'true' } }], world.log)).toBe(true);
      expect((await owner.query('update ticket set id = 2 returning id')).rows).toEqual([{ id: 2 }]);
      await owner.query('drop policy desk_rows on ticket; drop policy desk_rows on migration');
      expect((await owner.query('select from ticket')).rowCount).toBe(0);
      await owner.query(`insert into migration values ('first')`);
      expect((await owner.query('select from migration')).rowCount).toBe(1);
    } finally {
      owner.release(true);
    }
  });
});
