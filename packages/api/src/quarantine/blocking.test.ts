import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import mail from '../mail/index.ts';
import { blocking } from './blocking.ts';
import quarantine from './index.ts';
import { receiveProven } from '../mail/testing/receiveProven.ts';
import { letterOf, letterOfRoman } from '../mail/testing/letterOf.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const head = person('SUPPORT_HEAD');

let world: World;
let desk: Desk;
beforeAll(async () => {
  world = await openWorld([mail, quarantine]);
  desk = await deskOf(world, world.features);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(async () => {
  await clock.set(noon);
  await world.rows('delete from blocked_sender');
});

let count = 0;
const comesFrom = (address: string, headers: Record<string, string> = {}) =>
  receiveProven(world, letterOf({ From: `Чужой <${address}>`, Subject: `Предложение ${(count += 1)}`, 'Message-ID': `<${count}@blocking.example>`, ...headers }, 'Купите слона.'), { to: ['support@company.example'], receivedAt: noon });
const block = (letterId: string, wholeDomain = false, viewer: Parameters<Desk['act']>[0] = head) => desk.act(viewer, 'blockSender', { letterId, wholeDomain }, 'letter { id outcome reason }');
const blocked = async () => (await desk.get<{ blockedSenders: { sender: string; letters: number; blockedBy: string }[] }>(head, '{ blockedSenders { sender letters blockedBy } }')).blockedSenders;
const writtenTo = (address: string) => world.rows('select id from outgoing_letter where to_address = $1', [address]);

test('§4.9: letters of a blocked address are put aside, those that wait and those that come; nobody answers them and none is lost', async () => {
  const [first, second] = [await comesFrom('spam@shop.example'), await comesFrom('spam@shop.example')];
  const other = await comesFrom('sales@shop.example');
  const payload = await block(first.letterId);
  expect(payload).toMatchObject({ userErrors: [], letter: { outcome: 'STORED', reason: 'Staff blocked this sender' } });
  await world.rows('delete from outgoing_letter');
  const third = await comesFrom('SPAM@shop.example');
  expect(third).toMatchObject({ outcome: 'STORED', reason: 'BLOCKED_SENDER', ticketNumber: null });
  expect(await world.rows('select outcome from incoming_letter where id = any($1)', [[first.letterId, second.letterId]])).toEqual([{ outcome: 'STORED' }, { outcome: 'STORED' }]);
  expect(await world.rows('select outcome from incoming_letter where id = $1', [other.letterId])).toEqual([{ outcome: 'QUARANTINED' }]);
  expect(await writtenTo('spam@shop.example')).toEqual([]);
  expect(await blocked()).toEqual([{ sender: 'spam@shop.example', letters: 3, blockedBy: head.name }]);
  // blocked once more is blocked once
  await block(third.letterId);
  expect(await blocked()).toHaveLength(1);
});

test('a whole domain is blocked, but not one where anybody gets an address', async () => {
  const { letterId } = await comesFrom('a@spam_house.example');
  await comesFrom('b@spam_house.example');
  await comesFrom('b@spamxhouse.example');
  expect((await block(letterId, true)).userErrors).toEqual([]);
  expect(await comesFrom('c@spam_house.example')).toMatchObject({ outcome: 'STORED', reason: 'BLOCKED_SENDER' });
  expect(await blocked()).toMatchObject([{ sender: 'spam_house.example', letters: 3 }]);
  const free = await comesFrom('someone@mail.ru');
  expect(await block(free.letterId, true)).toMatchObject({ letter: null, userErrors: [{ code: 'INVALID_VALUE', field: ['wholeDomain'], clause: '4.9' }] });
  expect((await block(free.letterId)).userErrors).toEqual([]);
});

test('whoever belongs to a client is never put aside', async () => {
  const { letterId } = await receiveProven(world, letterOfRoman(), { to: ['support@company.example'], receivedAt: noon });
  expect(await block(letterId)).toMatchObject({ letter: null, userErrors: [{ code: 'INVALID_VALUE', field: ['letterId'] }] });
  expect(await blocked()).toEqual([]);
});

test('an unblocked sender waits for a person again, and what was put aside can be accepted', async () => {
  const { letterId } = await comesFrom('late@buyer.example');
  await block(letterId);
  const { userErrors } = await desk.act(head, 'unblockSender', { sender: 'Late@buyer.example' }, '');
  expect(userErrors).toEqual([]);
  expect(await comesFrom('late@buyer.example')).toMatchObject({ outcome: 'QUARANTINED' });
  expect(await desk.act(head, 'releaseLetter', { letterId, clientId: world.ladoga }, 'letter { outcome }')).toMatchObject({ userErrors: [], letter: { outcome: 'REGISTERED' } });
  expect((await desk.act(head, 'unblockSender', { sender: 'late@buyer.example' }, '')).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['sender'] }]);
});

test('of an address all labels behind a plus are blocked, those that wait and those that come, however many: a hundred with the act, the others right after it', async () => {
  const { letterId } = await comesFrom('spam+1@flood.example');
  await world.rows(`insert into incoming_letter select (jsonb_populate_record(letter, jsonb_build_object('id', gen_random_uuid(), 'from_address', 'spam+' || n || '@flood.example'))).* from incoming_letter letter, generate_series(2, 150) n where id = $1`, [letterId]);
  await comesFrom('spammer@flood.example');
  const waiting = async () => (await world.rows<{ from: string }>(`select from_address as from from incoming_letter where outcome = 'QUARANTINED' and from_address like '%@flood.example' order by 1`)).map(({ from }) => from);
  expect((await block(letterId)).userErrors).toEqual([]);
  expect(await waiting()).toHaveLength(51);
  const [event] = await world.rows<PlacedEvent>(`select id, type, subject_id as "subjectId", payload, actor, occurred_at as "occurredAt" from event_log where type = 'SENDER_BLOCKED' and subject_id = $1`, [letterId]);
  for (const follower of blocking) if (event) await follower.follow(world, event);
  expect(await waiting()).toEqual(['spammer@flood.example']);
  expect(await comesFrom('Spam+new@flood.example')).toMatchObject({ outcome: 'STORED', reason: 'BLOCKED_SENDER' });
  expect(await blocked()).toMatchObject([{ sender: 'spam@flood.example', letters: 151 }]);
  expect((await desk.act(head, 'unblockSender', { sender: 'spam+1@flood.example' }, '')).userErrors).toEqual([]);
});

test('a domain at which a client has somebody is not blocked as a whole, and the refusal says so; a contact who came later is heard', async () => {
  const { letterId } = await comesFrom('sales@bureau.example');
  expect((await block(letterId, true)).userErrors).toEqual([]);
  await world.rows(`insert into contact (id, client_id, name, email, active, version) select gen_random_uuid(), client_id, 'Бюро', 'roman@bureau.example', false, 1 from contact where id = $1`, [world.roman]);
  // one who left waits for a person, as at any other domain
  expect(await comesFrom('roman@bureau.example')).toMatchObject({ outcome: 'QUARANTINED', reason: 'INACTIVE_SENDER' });
  await world.rows('delete from blocked_sender');
  expect(await block(letterId, true)).toMatchObject({ letter: null, userErrors: [{ code: 'INVALID_VALUE', field: ['wholeDomain'], clause: '4.9', message: expect.stringContaining('an address of the client') }] });
  expect((await block(letterId)).userErrors).toEqual([]);
});

test('only whoever releases letters blocks senders; no client knows of it', async () => {
  const { letterId } = await comesFrom('x@rights.example');
  for (const viewer of [person('DEVELOPER'), person('AUDITOR'), partnerOf(world.ladoga)]) expect((await block(letterId, false, viewer)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await desk.ask(partnerOf(world.ladoga), '{ blockedSenders { sender } }')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await block('no letter')).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['letterId'] }]);
});

test('no colleague is blocked, neither by a letter that was put aside nor with the whole domain', async () => {
  const colleague = 'kvartseva@company.example';
  const { letterId } = await comesFrom(colleague);
  await desk.act(head, 'putLetterAside', { letterId, why: 'Не сюда.' }, 'letter { id }');
  expect((await block(letterId)).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['letterId'] }]);
  const waiting = (await comesFrom(colleague, { From: `${colleague}, b@company.example` })).letterId;
  const stranger = await comesFrom('stranger@company.example');
  expect((await block(stranger.letterId, true)).userErrors).toEqual([]);
  expect(await world.rows('select outcome from incoming_letter where id = any($1) order by received_at', [[waiting]])).toEqual([{ outcome: 'QUARANTINED' }]);
  expect(await comesFrom(colleague)).toMatchObject({ outcome: 'QUARANTINED', reason: 'STAFF_SENDER' });
});
