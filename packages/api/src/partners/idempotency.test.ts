import { graphql } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deskOf, person, type Desk, type Payload } from '../access/testing/asking.ts';
import type { Viewer } from '../access/viewer.ts';
import clients from '../clients/index.ts';
import { commandClock } from '../platform/clock.ts';
import { newId } from '../platform/identity.ts';
import { forgetOldKeys, repeatableOf } from '../platform/once.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import partners from './index.ts';

const clock = commandClock();
const head = person('SUPPORT_HEAD');
const fields = 'machineUser { id name } eventIds userErrors { code params { name value } }';
const create = `mutation($input: CreateMachineUserInput!) { createMachineUser(input: $input) { ${fields} } }`;
const createTwo = `mutation($a: CreateMachineUserInput!, $b: CreateMachineUserInput!) { a: createMachineUser(input: $a) { ${fields} } b: createMachineUser(input: $b) { ${fields} } }`;

/** Whether acts fail by a fault of the server. */
let broken = false;
let system: ScratchSystem;
let desk: Desk;
beforeAll(async () => {
  await clock.set(Date.parse('2026-11-24T09:00:00Z'));
  system = await scratchSystem([clients, partners], { reactions: [{ to: 'MACHINE_USER_CREATED', react: async () => { if (broken) throw new Error('the disk is full'); } }] });
  desk = await deskOf(system, [clients, partners]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());
beforeEach(() => system.rows('truncate machine_user, api_key, event_log'));

const send = async (key: string, query: string, variables: Record<string, unknown>, viewer: Viewer = head): Promise<Record<string, Payload>> => {
  const { data, errors } = await graphql({ schema: desk.schema, source: query, variableValues: variables, contextValue: { ...desk.contextOf(viewer), repeatable: repeatableOf(key, { query, variables }) } });
  expect(errors).toBeUndefined();
  return data as unknown as Record<string, Payload>;
};
const done = async (key: string, name: string, viewer?: Viewer): Promise<Payload> => {
  const { createMachineUser } = await send(key, create, { input: { name } }, viewer);
  if (!createMachineUser) throw new Error('answered nothing');
  return createMachineUser;
};
const codes = ({ userErrors }: Payload): string[] => userErrors.map(({ code }) => code);
const count = async (): Promise<number> => (await system.rows('select from machine_user')).length;

test('P15: five tries at once have one effect and one answer', async () => {
  const key = newId();
  const answers = await Promise.all(Array.from({ length: 5 }, () => done(key, 'ERP')));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ machineUser: { name: 'ERP' }, eventIds: [expect.any(String)], userErrors: [] });
  expect(await count()).toBe(1);
  expect(await done(key, 'ERP')).toEqual(answers[0]);
});

test('without a key, or with another one, it is done each time', async () => {
  await done(newId(), 'ERP');
  await done(newId(), 'ERP');
  await desk.act(head, 'createMachineUser', { name: 'ERP' }, 'machineUser { id }');
  expect(await count()).toBe(3);
});

test('another request with the same key is refused; another caller’s key is their own', async () => {
  const key = newId();
  await done(key, 'ERP');
  expect(codes(await done(key, 'CRM'))).toEqual(['IDEMPOTENCY_KEY_PARAMETER_MISMATCH']);
  expect(codes(await done(key, 'CRM', person('ADMIN')))).toEqual([]);
  expect(await count()).toBe(2);
});

test('what was refused may be tried again with its key', async () => {
  const key = newId();
  expect(codes(await done(key, ''))).toEqual(['REQUIRED_FIELD_MISSING']);
  expect(codes(await done(key, 'ERP'))).toEqual([]);
  expect(await count()).toBe(1);
});

test('each act of a request is remembered by its place', async () => {
  const key = newId();
  const variables = { a: { name: '' }, b: { name: 'CRM' } };
  const first = await send(key, createTwo, variables);
  expect(first['a'] && codes(first['a'])).toEqual(['REQUIRED_FIELD_MISSING']);
  expect(await send(key, createTwo, variables)).toEqual(first);
  expect(await count()).toBe(1);
});

test('an act that was refused for want of a right takes its place too: the acts behind it keep theirs', async () => {
  const [key, variables] = [newId(), { a: { name: 'ERP' }, b: { key: 'volga', name: 'Volga' } }];
  const document = `mutation($a: CreateMachineUserInput!, $b: CreateClientInput!) { createMachineUser(input: $a) { ${fields} } createClient(input: $b) { client { id key } eventIds userErrors { code } } }`;
  const registrar = person('REGISTRAR');
  const first = await send(key, document, variables, registrar);
  expect(first).toMatchObject({ createMachineUser: { userErrors: [{ code: 'FORBIDDEN' }] }, createClient: { client: { key: 'volga' } } });
  // the same person, who was given the right between two tries
  const second = await send(key, document, variables, { ...registrar, role: 'SUPPORT_HEAD' });
  expect(second).toMatchObject({ createMachineUser: { machineUser: { name: 'ERP' }, userErrors: [] }, createClient: first['createClient'] });
  expect(await count()).toBe(1);
});

test('a try that failed by a fault left nothing and is made again; a second fault in a row is said in a code, with the number of the first', async () => {
  const key = newId();
  const attempt = async (name = 'ERP') => {
    const { data, errors } = await graphql({ schema: desk.schema, source: create, variableValues: { input: { name } }, contextValue: { ...desk.contextOf(head), requestId: `try ${(tries += 1)}`, repeatable: repeatableOf(key, { query: create, variables: { name } }) } });
    return errors ? errors.map(({ message }) => message) : (data as unknown as { createMachineUser: Payload }).createMachineUser;
  };
  let tries = 0;
  broken = true;
  try {
    expect(await attempt()).toEqual(['the disk is full']);
    for (let again = 0; again < 2; again += 1)
      expect(await attempt()).toMatchObject({ machineUser: null, eventIds: [], userErrors: [{ code: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED', params: [{ name: 'requestId', value: 'try 1' }] }] });
    expect(await count()).toBe(0);
  } finally {
    broken = false;
  }
  // a failed try has left nothing, but its key goes on meaning what it meant (P15)
  expect(await attempt('CRM')).toMatchObject({ machineUser: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' }] });
  const done = await attempt();
  expect(done).toMatchObject({ machineUser: { name: 'ERP' }, userErrors: [] });
  expect(await attempt()).toEqual(done);
  expect(await attempt('CRM')).toMatchObject({ userErrors: [{ code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' }] });
  expect(await count()).toBe(1);
});

test('without a key a fault stays a fault, however often', async () => {
  broken = true;
  try {
    for (let attempt = 0; attempt < 2; attempt += 1) expect((await desk.ask(head, 'mutation { createMachineUser(input: { name: "ERP" }) { userErrors { code } } }')).errors).toMatchObject([{ message: 'the disk is full' }]);
  } finally {
    broken = false;
  }
});

test.each(['', 'two words', 'ключ', 'x'.repeat(201)])('%j is no key', async (key) => {
  expect(codes(await done(key, 'ERP'))).toEqual(['IDEMPOTENCY_KEY_INVALID']);
  expect(await count()).toBe(0);
});

test('a key is forgotten after a day', async () => {
  const key = newId();
  await done(key, 'ERP');
  await clock.set(clock.now() + 23 * 3_600_000);
  await forgetOldKeys(system.pool);
  await done(key, 'ERP');
  expect(await count()).toBe(1);
  await clock.set(clock.now() + 2 * 3_600_000);
  await forgetOldKeys(system.pool);
  await done(key, 'ERP');
  expect(await count()).toBe(2);
});

test('a try that waits too long for another one is told so, and has no effect', async () => {
  const key = newId();
  const other = await system.pool.connect();
  try {
    await other.query('begin');
    await other.query('insert into idempotency_key (caller_id, key, ordinal, request_hash, created_at) values ($1, $2, 0, $3, now())', [head.id, key, 'x']);
    expect(codes(await done(key, 'ERP'))).toEqual(['IDEMPOTENCY_CONCURRENT_REQUEST']);
  } finally {
    await other.query('rollback');
    other.release();
  }
  expect(codes(await done(key, 'ERP'))).toEqual([]);
}, 15_000);
