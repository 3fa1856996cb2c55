import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { viewerOfKey } from '../access/identify.ts';
import { Client } from '../clients/client.entity.ts';
import clients from '../clients/index.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import partners from './index.ts';

const clock = commandClock();
const now = Date.parse('2026-11-24T09:00:00Z');
const head = person('SUPPORT_HEAD');

let system: ScratchSystem;
let desk: Desk;
let clientId: string;
beforeAll(async () => {
  await clock.set(now);
  system = await scratchSystem([clients, partners]);
  desk = await deskOf(system, [clients, partners]);
  ({ result: clientId } = await system.workshop.perform(systemActor, async ({ em }) => em.create(Client, { id: newId(), key: 'seim', name: 'Сейм' }).id));
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

interface Key { id: string; label: string | null; prefix: string; scopes: string[]; state: string; lastUsedAt: string | null }
interface MachineUser { id: string; name: string; active: boolean; version: number; client: { name: string } | null; keys: Key[] }
const fields = 'machineUser { id name active version client { name } keys { id label prefix scopes state lastUsedAt } }';
const act = (name: string, input: Record<string, unknown>, viewer: Parameters<Desk['act']>[0] = head, more = '') => desk.act(viewer, name, input, `${fields} ${more}`);
const done = async (name: string, input: Record<string, unknown>, more = ''): Promise<{ machineUser: MachineUser; key?: string }> => {
  const payload = await act(name, input, head, more);
  expect(payload.userErrors).toEqual([]);
  return payload as unknown as { machineUser: MachineUser; key?: string };
};
const newUser = async (input: Record<string, unknown> = {}): Promise<MachineUser> => (await done('createMachineUser', { name: 'ERP', ...input })).machineUser;
const issue = async (id: string, input: Record<string, unknown> = {}) => done('issueApiKey', { id, scopes: ['tickets:read'], ...input }, 'key');
const opens = async (key: string | undefined): Promise<boolean> => (await viewerOfKey(system.reader, `Bearer ${key ?? ''}`)) !== null;

test('§4.1: a partner’s system acts for its client, one without a client for the desk', async () => {
  expect(await newUser({ name: '  ERP   Сейма ', clientId })).toMatchObject({ name: 'ERP Сейма', active: true, client: { name: 'Сейм' }, keys: [] });
  const own = await newUser();
  expect(own.client).toBeNull();
  expect(await viewerOfKey(system.reader, `Bearer ${(await issue(own.id)).key ?? ''}`)).toMatchObject({ audience: 'staff', clientId: null });
});

test('the text of a key is answered once; lists show how it begins, what it may do and whether it works', async () => {
  const { id } = await newUser({ clientId });
  const { key = '', machineUser } = await issue(id, { label: 'Боевой контур', scopes: ['tickets:read', 'sla:read'], expiresAt: '2026-11-25T09:00:00Z' });
  expect(machineUser.keys).toEqual([{ id: expect.any(String), label: 'Боевой контур', prefix: key.slice(0, 10), scopes: ['tickets:read', 'sla:read'], state: 'WORKS', lastUsedAt: null }]);
  expect(await opens(key)).toBe(true);
  await clock.set(now + 86_400_000);
  const read = await desk.get<{ machineUser: MachineUser }>(head, `{ ${fields.replace('machineUser', `machineUser(id: "${id}")`)} }`);
  expect(read.machineUser.keys).toMatchObject([{ state: 'EXPIRED', lastUsedAt: new Date(now).toISOString() }]);
  expect(await opens(key)).toBe(false);
  await clock.set(now);
  expect(JSON.stringify(await system.rows('select * from event_log'))).not.toContain(key);
});

test('keys are exchanged without a gap: the next one works before the former is revoked', async () => {
  const { id } = await newUser({ clientId });
  const [former, next] = [await issue(id), await issue(id)];
  expect([await opens(former.key), await opens(next.key)]).toEqual([true, true]);
  const { machineUser } = await done('revokeApiKey', { keyId: former.machineUser.keys[0]?.id });
  expect(machineUser.keys.map(({ state }) => state).toSorted()).toEqual(['REVOKED', 'WORKS']);
  expect([await opens(former.key), await opens(next.key)]).toEqual([false, true]);
  // once more is nothing more
  await done('revokeApiKey', { keyId: former.machineUser.keys[0]?.id });
  expect(await system.rows(`select count(*)::int as count from event_log where type = 'API_KEY_REVOKED' and subject_id = $1`, [id])).toEqual([{ count: 1 }]);
});

test('a system that is switched off opens nothing with any key, and gets none', async () => {
  const user = await newUser({ clientId });
  const { key } = await issue(user.id);
  await done('updateMachineUser', { id: user.id, expectedVersion: user.version, active: false });
  expect(await opens(key)).toBe(false);
  expect(await act('issueApiKey', { id: user.id, scopes: ['tickets:read'] })).toMatchObject({ machineUser: null, userErrors: [{ code: 'INVALID_VALUE', clause: '4.1' }] });
  await done('updateMachineUser', { id: user.id, active: true });
  expect(await opens(key)).toBe(true);
});

test('§4.1: a system whose client is inactive gets no key', async () => {
  const { id } = await newUser({ clientId });
  await system.rows('update client set active = false where id = $1', [clientId]);
  expect(await act('issueApiKey', { id, scopes: ['tickets:read'] })).toMatchObject({ machineUser: null, userErrors: [{ code: 'INVALID_VALUE', field: ['id'], clause: '4.1' }] });
  await system.rows('update client set active = true where id = $1', [clientId]);
  expect(await opens((await issue(id)).key)).toBe(true);
});

test.each([
  ['a scope that opens nothing to a client', { scopes: ['directory:write'] }, 'INVALID_VALUE', ['scopes']],
  ['a scope that does not exist', { scopes: ['tickets:delete'] }, 'INVALID_VALUE', ['scopes']],
  ['no scope', { scopes: [] }, 'REQUIRED_FIELD_MISSING', ['scopes']],
  ['an end in the past', { expiresAt: '2026-11-24T08:59:59Z' }, 'INVALID_VALUE', ['expiresAt']],
  ['a label without end', { label: 'я'.repeat(101) }, 'TOO_LONG', ['label']],
] as const)('%s gives no key', async (_, input, code, field) => {
  const { id } = await newUser({ clientId });
  expect(await act('issueApiKey', { id, scopes: ['tickets:read'], ...input }, head, 'key')).toMatchObject({ machineUser: null, key: null, userErrors: [{ code, field, clause: '4.1' }] });
  expect(await system.rows('select 1 from api_key where machine_user_id = $1', [id])).toEqual([]);
});

test('ten keys at once are enough', async () => {
  const { id } = await newUser();
  for (let count = 0; count < 10; count += 1) await issue(id);
  expect(await act('issueApiKey', { id, scopes: ['tickets:read'] })).toMatchObject({ machineUser: null, userErrors: [{ code: 'TOO_MANY_INPUTS', params: expect.arrayContaining([{ name: 'limit', value: '10' }]) }] });
});

test('only the head of support and administrators keep systems; a system keeps none, itself neither', async () => {
  const { id } = await newUser({ clientId });
  for (const viewer of [person('SPECIALIST'), person('AUDITOR'), partnerOf(clientId)]) {
    expect(await act('issueApiKey', { id, scopes: ['tickets:read'] }, viewer)).toMatchObject({ machineUser: null, userErrors: [{ code: 'FORBIDDEN' }] });
    expect((await desk.ask(viewer, '{ machineUsers { nodes { id } } }')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  }
});
