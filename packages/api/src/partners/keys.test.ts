import { afterAll, beforeAll, expect, test } from 'vitest';
import { identifierOn, viewerOfKey } from '../access/identify.ts';
import { Client } from '../clients/client.entity.ts';
import clients from '../clients/index.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import { issueKey } from './keys.ts';
import { MachineUser } from './machineUser.entity.ts';
import partners from './index.ts';

const clock = commandClock();
const now = Date.parse('2026-11-24T09:00:00Z');
const tomorrow = new Date(now + 86_400_000);

let system: ScratchSystem;
let ids: Record<'seim' | 'erp' | 'desk' | 'stray', string>;
beforeAll(async () => {
  await clock.set(now);
  system = await scratchSystem([clients, partners]);
  const { result } = await system.workshop.perform(systemActor, async ({ em }) => {
    const seim = em.create(Client, { id: newId(), key: 'seim', name: 'Сейм' });
    const erp = em.create(MachineUser, { id: newId(), name: 'ERP', audience: 'client', client: seim });
    const desk = em.create(MachineUser, { id: newId(), name: 'Wall', audience: 'staff' });
    const stray = em.create(MachineUser, { id: newId(), name: 'Nobody’s', audience: 'client' });
    return { seim: seim.id, erp: erp.id, desk: desk.id, stray: stray.id };
  });
  ids = result;
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

const issue = async (id: string, scopes: Parameters<typeof issueKey>[2], expiresAt: Date | null = null): Promise<string> =>
  (await system.workshop.perform(systemActor, async (work) => issueKey(work, await work.em.findOneOrFail(MachineUser, { id }), scopes, expiresAt))).result;
const comesWith = (key: string) => viewerOfKey(system.reader, `Bearer ${key}`);

test('the key opens the door for its client and scopes, and is kept nowhere', async () => {
  const key = await issue(ids.erp, ['tickets:read', 'tickets:read', 'sla:read']);
  expect(key).toMatch(/^rk_[\w-]{43}$/);
  expect(await comesWith(key)).toMatchObject({ kind: 'MACHINE', name: 'ERP', audience: 'client', clientId: ids.seim, scopes: ['tickets:read', 'sla:read'] });
  expect(JSON.stringify(await system.rows('select * from api_key'))).not.toContain(key);
  expect(await system.rows('select prefix from api_key where machine_user_id = $1', [ids.erp])).toEqual([{ prefix: key.slice(0, 10) }]);
});

test('many requests with one key are looked up together, each no earlier than it came: one that follows a revocation is nobody’s', async () => {
  const key = await issue(ids.desk, ['sla:read']);
  let looks = 0;
  const identify = identifierOn({ executeQuery: (...asked) => { looks += 1; return system.reader.executeQuery(...asked); } });
  const comes = () => identify({ authorization: `Bearer ${key}`, token: undefined });
  expect((await Promise.all(Array.from({ length: 50 }, comes))).map((viewer) => viewer?.id)).toEqual(Array.from({ length: 50 }, () => ids.desk));
  // the first look, the note that the key is used, and the look for all who came meanwhile
  expect(looks).toBeLessThanOrEqual(4);
  const underWay = comes();
  await system.rows('update api_key set revoked_at = $1 where hash = (select hash from api_key where prefix = $2)', [new Date(now), key.slice(0, 10)]);
  expect(await comes()).toBeNull();
  await underWay;
  expect(await identify({ authorization: undefined, token: undefined })).toBeNull();
});

test('§4.1: a key of a client’s system opens nothing while its client is inactive, and works again with it', async () => {
  const key = await issue(ids.erp, ['tickets:read']);
  const setActive = (active: boolean) => system.rows('update client set active = $2 where id = $1', [ids.seim, active]);
  await setActive(false);
  expect(await comesWith(key)).toBeNull();
  await setActive(true);
  expect(await comesWith(key)).toMatchObject({ id: ids.erp });
});

test('several keys are valid at once, until they expire', async () => {
  const [lasting, passing] = [await issue(ids.desk, ['sla:read']), await issue(ids.desk, ['sla:read'], tomorrow)];
  expect(await Promise.all([comesWith(lasting), comesWith(passing)])).toMatchObject([{ id: ids.desk }, { id: ids.desk }]);
  await clock.set(tomorrow.getTime());
  expect(await Promise.all([comesWith(lasting), comesWith(passing)])).toEqual([expect.objectContaining({ id: ids.desk }), null]);
  await clock.set(now);
});

test.each([
  ['no scope', () => issue(ids.desk, []), { code: 'REQUIRED_FIELD_MISSING', details: { field: ['scopes'], clause: '4.1' } }],
  ['a client’s system without a client', () => issue(ids.stray, ['tickets:read']), { code: 'REQUIRED_FIELD_MISSING', details: { field: ['clientId'], clause: '4.1' } }],
  ['an end in the past', () => issue(ids.desk, ['sla:read'], new Date(now)), { code: 'INVALID_VALUE', details: { field: ['expiresAt'], clause: '4.1' } }],
])('%s gives no key', async (_, verb, refused) => {
  const before = await system.rows('select count(*) from api_key');
  await expect(verb()).rejects.toMatchObject(refused);
  expect(await system.rows('select count(*) from api_key')).toEqual(before);
});
