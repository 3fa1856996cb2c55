import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import clients from './index.ts';

const registrar = person('REGISTRAR');
const specialist = person('SPECIALIST');

let system: ScratchSystem;
let desk: Desk;
beforeAll(async () => {
  system = await scratchSystem([clients]);
  desk = await deskOf(system, [clients]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());
beforeEach(() => system.rows('truncate client, contact, event_log cascade'));

interface Row {
  id: string;
  key: string;
  name: string;
  version: number;
  [field: string]: unknown;
}

const fields = 'id key name nameEn industry city timeZone domain contract supportFrom supportUntil locale active entitled version';
const act = (name: string, input: Record<string, unknown>, viewer: Parameters<Desk['act']>[0] = registrar) =>
  desk.act(viewer, name, input, name.endsWith('Client') ? `client { ${fields} }` : 'contact { id name email responsible active version client { id } }');
/** The act is done; answers its record. */
const done = async (name: string, input: Record<string, unknown>): Promise<Row> => {
  const payload = await act(name, input);
  expect(payload.userErrors).toEqual([]);
  return payload[name.endsWith('Client') ? 'client' : 'contact'] as Row;
};
const client = (input: Record<string, unknown> = {}): Promise<Row> => done('createClient', { key: 'seim', name: 'Приборный дом «Сейм»', ...input });
const contact = (clientId: string, input: Record<string, unknown> = {}): Promise<Row> => done('createContact', { clientId, name: 'Вольтова Анна', email: 'anna@seim.example', ...input });
/** Everything that an act could have changed. */
const everything = () => system.rows("select (select json_agg(client order by id) from client) clients, (select json_agg(contact order by id) from contact) contacts, (select count(*) from event_log) events");
const events = () => system.rows<{ type: string; subject_version: number; client_id: string; payload: Record<string, unknown> }>('select type, subject_version, client_id, payload from event_log order by occurred_at, id');

test('a new client has what was sent, the defaults of the rest, and an event', async () => {
  const created = await client({ key: ' Seim ', city: ' Рязань\n', domain: 'SEIM.example', supportUntil: '2027-12-31', nameEn: '' });
  expect(created).toMatchObject({ key: 'seim', city: 'Рязань', domain: 'seim.example', supportUntil: '2027-12-31', supportFrom: null, nameEn: null, timeZone: 'Europe/Moscow', locale: 'ru', active: true, entitled: true, version: 1 });
  expect(await events()).toEqual([{ type: 'CLIENT_CREATED', subject_version: 1, client_id: created.id, payload: { key: 'seim', name: 'Приборный дом «Сейм»' } }]);
});

test('a change touches what was sent, clears what was sent as null, and rises the version by one', async () => {
  const { id } = await client({ city: 'Рязань', contract: 'ТП-2026-14', timeZone: 'Asia/Omsk' });
  const changed = await done('updateClient', { id, expectedVersion: 1, city: null, timeZone: null, name: 'Сейм' });
  expect(changed).toMatchObject({ name: 'Сейм', city: null, timeZone: 'Europe/Moscow', contract: 'ТП-2026-14', key: 'seim', version: 2 });
  expect((await events()).at(-1)).toMatchObject({ type: 'CLIENT_UPDATED', subject_version: 2, payload: { key: 'seim', changed: ['name', 'city', 'timeZone'] } });
});

test('the compiled execution keeps absent apart from null too', async () => {
  const { id } = await client({ city: 'Рязань', contract: 'ТП-2026-14' });
  const document = parse('mutation($input: UpdateClientInput!) { updateClient(input: $input) { client { city contract } userErrors { code } } }');
  const compiled = compileQuery(desk.schema, document);
  if (!isCompiledQuery(compiled)) throw new Error('the document does not compile');
  const { data } = await compiled.query(undefined, desk.contextOf(registrar), { input: { id, city: null } });
  expect(data).toEqual({ updateClient: { client: { city: null, contract: 'ТП-2026-14' }, userErrors: [] } });
});

test('a change that changes nothing leaves the version and the log alone', async () => {
  const { id } = await client();
  expect(await done('updateClient', { id, name: 'Приборный дом «Сейм»', active: true })).toMatchObject({ version: 1 });
  expect(await events()).toHaveLength(1);
});

test('a client that nothing hangs on can be deleted, and is answered as it last was', async () => {
  const { id } = await client();
  expect(await done('deleteClient', { id, expectedVersion: 1 })).toMatchObject({ id, key: 'seim' });
  expect(await desk.get(registrar, `{ client(id: "seim") { id } }`)).toEqual({ client: null });
  expect((await events()).at(-1)).toMatchObject({ type: 'CLIENT_DELETED', client_id: id });
});

test('a contact lives with its client, in lower case, and is deleted again', async () => {
  const { id: clientId } = await client();
  const created = await contact(clientId, { email: 'Anna@SEIM.example', responsible: true });
  expect(created).toMatchObject({ email: 'anna@seim.example', responsible: true, active: true, client: { id: clientId } });
  expect(await done('updateContact', { id: created.id, expectedVersion: 1, responsible: null, active: false })).toMatchObject({ responsible: false, active: false, version: 2 });
  expect(await done('deleteContact', { id: created.id })).toMatchObject({ id: created.id });
  expect((await events()).map(({ type }) => type)).toEqual(['CLIENT_CREATED', 'CONTACT_CREATED', 'CONTACT_UPDATED', 'CONTACT_DELETED']);
  expect(JSON.stringify(await events())).not.toContain('anna@');
});

describe('what cannot be taken changes nothing and names its field and clause', () => {
  const long = (length: number) => 'я'.repeat(length);
  const nobody = '01990000-0000-7000-8000-000000000000';
  const cases: [string, string, Record<string, unknown>, { code: string; field: string[] }][] = [
    ['no key', 'createClient', { key: null }, { code: 'REQUIRED_FIELD_MISSING', field: ['key'] }],
    ['a name of blanks', 'createClient', { key: 'new', name: '  ' }, { code: 'REQUIRED_FIELD_MISSING', field: ['name'] }],
    ['a name too long', 'createClient', { key: 'new', name: long(201) }, { code: 'TOO_LONG', field: ['name'] }],
    ['a contract too long', 'createClient', { key: 'new', contract: long(121) }, { code: 'TOO_LONG', field: ['contract'] }],
    ['a key in Cyrillic', 'createClient', { key: 'сейм' }, { code: 'INVALID_VALUE', field: ['key'] }],
    ['a key that is taken', 'createClient', { key: 'SEIM' }, { code: 'ALREADY_EXISTS', field: ['key'] }],
    ['an unknown time zone', 'createClient', { key: 'new', timeZone: 'Mars/Olympus' }, { code: 'INVALID_VALUE', field: ['timeZone'] }],
    ['an unknown language', 'createClient', { key: 'new', locale: 'de' }, { code: 'INVALID_VALUE', field: ['locale'] }],
    ['no domain', 'createClient', { key: 'new', domain: 'seim' }, { code: 'INVALID_VALUE', field: ['domain'] }],
    ['support that ends before it begins', 'createClient', { key: 'new', supportFrom: '2026-02-01', supportUntil: '2026-01-01' }, { code: 'INTERVAL_REVERSED', field: ['supportUntil'] }],
    ['a name taken away', 'updateClient', { name: null }, { code: 'REQUIRED_FIELD_MISSING', field: ['name'] }],
    ['support cut before it began', 'updateClient', { supportUntil: '2019-12-31' }, { code: 'INTERVAL_REVERSED', field: ['supportUntil'] }],
    ['a key of another client', 'updateClient', { key: 'ladoga' }, { code: 'ALREADY_EXISTS', field: ['key'] }],
    ['a stale version', 'updateClient', { expectedVersion: 7, name: 'Другое' }, { code: 'STALE_VERSION', field: ['expectedVersion'] }],
    ['an unknown client', 'updateClient', { id: nobody, name: 'Другое' }, { code: 'NOT_FOUND', field: ['id'] }],
    ['an id that is none', 'updateClient', { id: 'seim', name: 'Другое' }, { code: 'NOT_FOUND', field: ['id'] }],
    ['an unknown client to delete', 'deleteClient', { id: nobody }, { code: 'NOT_FOUND', field: ['id'] }],
    ['a stale version to delete', 'deleteClient', { expectedVersion: 7 }, { code: 'STALE_VERSION', field: ['expectedVersion'] }],
    ['a client in use', 'deleteClient', {}, { code: 'IN_USE', field: ['id'] }],
    ['a contact of nobody', 'createContact', { clientId: null }, { code: 'REQUIRED_FIELD_MISSING', field: ['clientId'] }],
    ['a contact of an unknown client', 'createContact', { clientId: nobody }, { code: 'NOT_FOUND', field: ['clientId'] }],
    ['no address', 'createContact', { email: '' }, { code: 'REQUIRED_FIELD_MISSING', field: ['email'] }],
    ['an address without a domain', 'createContact', { email: 'anna@' }, { code: 'INVALID_VALUE', field: ['email'] }],
    ['an address that is taken', 'createContact', { email: 'ANNA@seim.example' }, { code: 'ALREADY_EXISTS', field: ['email'] }],
    ['a phone too long', 'createContact', { phone: long(65) }, { code: 'TOO_LONG', field: ['phone'] }],
    ['an address too long', 'updateContact', { email: `${long(250)}@seim.example` }, { code: 'TOO_LONG', field: ['email'] }],
    ['a contact gone stale', 'updateContact', { expectedVersion: 0, name: 'Другая' }, { code: 'STALE_VERSION', field: ['expectedVersion'] }],
    ['an unknown contact', 'deleteContact', { id: nobody }, { code: 'NOT_FOUND', field: ['id'] }],
  ];

  test.each(cases)('%s', async (_, name, input, refused) => {
    const seim = await client({ supportFrom: '2020-01-01' });
    await client({ key: 'ladoga', name: 'Ладога' });
    const anna = await contact(seim.id);
    const subjects: Record<string, Record<string, unknown>> = {
      createClient: { name: 'Новый' }, updateClient: { id: seim.id }, deleteClient: { id: seim.id },
      createContact: { clientId: seim.id, name: 'Б', email: 'b@seim.example' }, updateContact: { id: anna.id }, deleteContact: { id: anna.id },
    };
    const before = await everything();
    const payload = await act(name, { ...subjects[name], ...input });
    expect(payload).toMatchObject({ eventIds: [], userErrors: [{ ...refused, clause: '1' }] });
    const shown = payload[name.endsWith('Client') ? 'client' : 'contact'];
    if (refused.code === 'STALE_VERSION') expect(shown).toMatchObject({ id: name.endsWith('Client') ? seim.id : anna.id });
    else expect(shown).toBeNull();
    expect(await everything()).toEqual(before);
  });

  test('what uses a client is named in both languages', async () => {
    const seim = await client();
    await contact(seim.id);
    const { userErrors } = await act('deleteClient', { id: seim.id });
    expect(userErrors[0]).toMatchObject({ message: 'It is in use (contacts: 1) and cannot be deleted. Mark it inactive instead', params: [{ name: 'usedBy', value: 'contacts: 1' }] });
  });

  test.each(['createClient', 'updateClient', 'deleteClient', 'createContact', 'updateContact', 'deleteContact'])('%s by somebody without the right', async (name) => {
    const seim = await client();
    const anna = await contact(seim.id);
    const before = await everything();
    const id = name.startsWith('create') ? {} : { id: name.endsWith('Client') ? seim.id : anna.id };
    for (const viewer of [specialist, partnerOf(seim.id)])
      expect(await act(name, id, viewer)).toMatchObject({ eventIds: [], userErrors: [{ code: 'FORBIDDEN', clause: '1' }], [name.endsWith('Client') ? 'client' : 'contact']: null });
    expect(await everything()).toEqual(before);
  });
});

describe('lists', () => {
  const names = async (viewer: Parameters<Desk['get']>[0], args: string): Promise<string[]> =>
    (await desk.get<{ clients: { nodes: Row[] } }>(viewer, `{ clients(${args}) { nodes { name } } }`)).clients.nodes.map(({ name }) => name);

  beforeEach(async () => {
    await client({ key: 'b', name: 'Бета', city: 'Омск' });
    await client({ key: 'a', name: 'Альфа', active: false });
    await client({ key: 'v', name: 'Вега_100%', domain: 'vega.example' });
  });

  test('stand by name, are filtered, ordered and paged', async () => {
    expect(await names(specialist, 'first: 50')).toEqual(['Альфа', 'Бета', 'Вега_100%']);
    expect(await names(specialist, 'orderBy: [{ field: CITY, direction: DESC }, { field: KEY }]')).toEqual(['Альфа', 'Вега_100%', 'Бета']);
    expect(await names(specialist, 'filter: { active: true }')).toEqual(['Бета', 'Вега_100%']);
    expect(await names(specialist, 'filter: { active: false }')).toEqual(['Альфа']);
    expect(await names(specialist, 'filter: { text: "_100%" }')).toEqual(['Вега_100%']);
    expect(await names(specialist, 'filter: { text: "ОМСК" }')).toEqual(['Бета']);
    expect(await names(specialist, 'filter: { ids: [] }')).toEqual([]);
    expect(await names(specialist, 'filter: { ids: ["no id"] }')).toEqual([]);
    expect(await names(specialist, 'filter: { clientId: "no id" }')).toEqual([]);
    expect(await names(specialist, 'page: { offset: 1, limit: 1 }')).toEqual(['Бета']);
    expect(await names(specialist, 'last: 1')).toEqual(['Вега_100%']);
  });

  test('go on behind their cursor, over empty values too', async () => {
    const seen: unknown[] = [];
    let after: string | null = null;
    do {
      const { clients: page }: { clients: { nodes: Row[]; totalCount: number; pageInfo: { endCursor: string | null; hasNextPage: boolean } } } = await desk.get(
        specialist,
        'query($after: Cursor) { clients(first: 1, after: $after, orderBy: [{ field: CITY }]) { nodes { name } totalCount pageInfo { endCursor hasNextPage } } }',
        { after },
      );
      seen.push(...page.nodes.map(({ name }) => name));
      expect(page.totalCount).toBe(3);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(3);
  });

  test('bring the contacts of all clients in one query, the responsible first', async () => {
    const seim = await client();
    await contact(seim.id, { name: 'Амперов', email: 'a@seim.example' });
    await contact(seim.id, { name: 'Яркова', email: 'y@seim.example', responsible: true });
    const { clients: page } = await desk.get<{ clients: { nodes: Row[] } }>(specialist, '{ clients { nodes { key contacts { name } } } }');
    expect(page.nodes.find(({ key }) => key === 'seim')?.['contacts']).toEqual([{ name: 'Яркова' }, { name: 'Амперов' }]);
    expect(page.nodes.find(({ key }) => key === 'b')?.['contacts']).toEqual([]);
  });
});

test('a partner’s system sees its own client and the contacts of it, and nothing of others', async () => {
  const seim = await client();
  const ladoga = await client({ key: 'ladoga', name: 'Ладога' });
  const anna = await contact(seim.id);
  const oleg = await contact(ladoga.id, { name: 'Олег', email: 'oleg@ladoga.example' });
  const partner = partnerOf(seim.id);
  const answer = await desk.get(
    partner,
    `{ clients { nodes { key } totalCount } other: clients(filter: { clientId: "${ladoga.id}" }) { nodes { key } } own: client(id: "seim") { key } foreign: client(id: "ladoga") { key }
       contacts { nodes { name } totalCount } person: contact(id: "${anna.id}") { name } stranger: contact(id: "${oleg.id}") { name } }`,
  );
  expect(answer).toEqual({
    clients: { nodes: [{ key: 'seim' }], totalCount: 1 }, other: { nodes: [] }, own: { key: 'seim' }, foreign: null,
    contacts: { nodes: [{ name: 'Вольтова Анна' }], totalCount: 1 }, person: { name: 'Вольтова Анна' }, stranger: null,
  });
});

test('nobody reads a directory without signing in, and no key without its scope', async () => {
  expect((await desk.ask(null, '{ clients { totalCount } }')).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
  expect((await desk.ask(partnerOf((await client()).id, ['tickets:read']), '{ contacts { totalCount } }')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
});
