import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import outgoing from '../outgoing/index.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import clients from '../clients/index.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import officialWays from './index.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
let world: World;
let desk: Desk;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([officialWays]);
  desk = await deskOf(world, [clients, outgoing, officialWays]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(async () => {
  await clock.set(noon);
  await world.rows('delete from outgoing_letter; update contact set active = true, letters_stopped_at = null');
});

const point = (input: Record<string, unknown>, viewer: Parameters<Desk['act']>[0] = person('REGISTRAR')) => desk.act(viewer, 'pointToOfficialWays', input, 'contact { id }');
const letters = () => world.rows<{ subject: string; body: string; send_after: Date }>('select template_key, to_address, subject, body, locale, status, send_after from outgoing_letter');

test('whoever asks by telephone is written to in their language, named by the way and the address, and no request comes of it (§4.8, §4.1)', async () => {
  expect(await point({ id: world.vera, way: 'PHONE' })).toMatchObject({ userErrors: [], contact: { id: world.vera } });
  const [letter, ...more] = await letters();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ template_key: 'channel.unofficial', to_address: 'vera@seim.example', locale: 'en', status: 'WAITING', send_after: new Date(noon) });
  expect(letter?.body).toContain('Hello Vera Meter,');
  expect(letter?.body).toContain('in this way: by telephone.');
  expect(letter?.body).toContain(`write to ${world.config.supportEmail}`);
  expect(await world.rows('select 1 from ticket')).toEqual([]);
  expect(await world.rows(`select client_id, payload from event_log where type = 'OFFICIAL_WAYS_POINTED_OUT'`)).toEqual([{ client_id: world.seim, payload: { way: 'PHONE' } }]);
});

test('a second time on a day the person is not written to, on the next day again', async () => {
  await point({ id: world.roman, way: 'CHAT' });
  expect(await point({ id: world.roman, way: 'PHONE' })).toMatchObject({ contact: null, userErrors: [{ code: 'ACT_NOT_POSSIBLE', field: ['id'], clause: '4.8' }] });
  expect(await letters()).toHaveLength(1);
  await clock.set(noon + 24 * 3_600_000);
  expect(await point({ id: world.roman, way: 'PHONE' })).toMatchObject({ userErrors: [] });
});

test('out of hours the letter waits for the opening (§4.6)', async () => {
  await clock.set(Date.parse('2026-11-27T18:30:00Z'));
  await point({ id: world.roman, way: 'FORUM' });
  expect(await letters()).toMatchObject([{ send_after: new Date('2026-11-30T07:00:00Z') }]);
});

test.each([
  [{ way: null }, { code: 'REQUIRED_FIELD_MISSING', field: ['way'] }],
  [{ id: 'nobody', way: 'PHONE' }, { code: 'NOT_FOUND', field: ['id'] }],
  [{ way: 'PHONE', expectedVersion: 99 }, { code: 'STALE_VERSION', field: ['expectedVersion'] }],
])('%j is refused with its field', async (input, refusal) => {
  expect(await point({ id: world.roman, ...input })).toMatchObject({ userErrors: [{ ...refusal, clause: '4.8' }] });
  expect(await letters()).toEqual([]);
});

test.each(['active = false', 'letters_stopped_at = now()'])('whoever has %s is not written to', async (state) => {
  await world.rows(`update contact set ${state} where id = $1`, [world.roman]);
  expect(await point({ id: world.roman, way: 'PHONE' })).toMatchObject({ userErrors: [{ code: 'ACT_NOT_POSSIBLE' }] });
  expect(await letters()).toEqual([]);
});

test('it takes a person of the desk', async () => {
  expect((await point({ id: world.roman, way: 'PHONE' }, person('AUDITOR'))).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await point({ id: world.roman, way: 'PHONE' }, partnerOf(world.ladoga))).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
});
