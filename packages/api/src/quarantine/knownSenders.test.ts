import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deskOf, person, type Desk } from '../access/testing/asking.ts';
import { actorOf } from '../access/viewer.ts';
import mail from '../mail/index.ts';
import { letterOf, letterOfRoman } from '../mail/testing/letterOf.ts';
import { receiveLetter } from '../mail/receiving.ts';
import { frontServer, receiveProven } from '../mail/testing/receiveProven.ts';
import mailboxes from '../mailboxes/index.ts';
import { notificationsOf } from '../notifications/notificationsOf.ts';
import partners from '../partners/index.ts';
import watchers from '../watchers/index.ts';
import webhooks from '../webhooks/index.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { blockSender } from './blocking.ts';
import quarantine from './index.ts';
import { releaseLetter } from './release.ts';
import { tellOfLettersThatWait, waitsTooLong } from './waitingTooLong.ts';

const clock = commandClock();
/** Tuesday noon in Moscow. */
const noon = Date.parse('2026-11-24T09:00:00Z');
const hour = 3_600_000;

let world: World;
let desk: Desk;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([mailboxes, mail, quarantine, partners, watchers, webhooks]);
  await world.rows('create table notification_reading (staff_id uuid, read_to bigint, tickets jsonb)');
  desk = await deskOf(world, world.features);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(async () => {
  await clock.set(noon);
  await world.rows('delete from incoming_letter');
  await world.rows('delete from event_log');
});

let count = 0;
const receive = async (raw: Buffer): Promise<string> => (await receiveProven(world, raw, { to: ['support@company.example'], receivedAt: clock.now() })).letterId;
const machines = (headers: Record<string, string> = {}) => receive(letterOfRoman({ 'Auto-Submitted': 'auto-generated', Subject: `Вопрос ${(count += 1)}`, 'Message-ID': `<m${count}@ladoga-rk.example>`, ...headers }));
const strangers = (from = 'spam@evil.example') => receive(letterOf({ From: from, Subject: `Buy ${(count += 1)}`, 'Message-ID': `<s${count}@evil.example>` }));
/** A letter in somebody's name of which the domain says that it is not from there. */
const forged = async (from = 'roman@ladoga-rk.example'): Promise<string> => {
  const raw = letterOf({ From: from, Subject: `Счёт ${(count += 1)}`, 'Message-ID': `<f${count}@evil.example>`, 'Auto-Submitted': 'auto-generated' });
  const found = Buffer.from(`Authentication-Results: ${frontServer}; dmarc=fail header.from=${from.split('@')[1]}\r\n`);
  return (await receiveLetter(world, Buffer.concat([found, raw]), { to: ['support@company.example'], receivedAt: clock.now(), peer: { address: '127.0.0.1', helo: frontServer } })).letterId;
};
const listed = async (filter = '{}') => (await desk.get<{ incomingLetters: { nodes: { id: string; othersWaiting: number; lastWaitingId: string | null; senderClient: { name: string; contactName: string | null } | null }[]; totalCount: number } }>(person('SUPPORT_HEAD'), `{ incomingLetters(first: 100, filter: ${filter}) { totalCount nodes { id othersWaiting lastWaitingId senderClient { name contactName } } } }`)).incomingLetters;
const lastShownOf = async (id: string | undefined): Promise<string | null | undefined> => (await listed()).nodes.find((one) => one.id === id)?.lastWaitingId;
const putAside = (letterId: string | undefined, othersUpTo: string | null | undefined) => desk.act(person('SUPPORT_HEAD'), 'putLetterAside', { letterId, why: 'Рассылка', othersUpTo }, 'letter { id }');
const waitingIds = async (filter = '{ outcome: [QUARANTINED] }'): Promise<string[]> => (await listed(filter)).nodes.map(({ id }) => id).toSorted();

test('a letter that waits says whose its address is: a contact’s, a domain’s, nobody’s (§4.9)', async () => {
  const [ofContact, ofDomain, ofNobody, ofColleague] = [await machines(), await machines({ From: 'new.man@ladoga-rk.example' }), await strangers(), await strangers('kvartseva@company.example')];
  const { nodes } = await listed();
  const of = (id: string) => nodes.find((one) => one.id === id)?.senderClient;
  const [client] = await world.rows<{ name: string }>('select name from client where id = $1', [world.ladoga]);
  expect(of(ofContact)).toEqual({ name: client?.name, contactName: expect.stringContaining('Роман') });
  expect(of(ofDomain)).toEqual({ name: client?.name, contactName: null });
  expect([of(ofNobody), of(ofColleague)]).toEqual([null, null]);
});

test('a burst of one address is one row with its number, put aside in one act, and nothing of others with it', async () => {
  const burst: string[] = [];
  for (let time = 0; time < 12; time += 1) burst.push(await strangers());
  const [other, known] = [await strangers('lonely@other.example'), await machines()];
  expect(await listed('{ outcome: [QUARANTINED] }')).toMatchObject({ totalCount: 14 });
  const grouped = await listed('{ outcome: [QUARANTINED], newestOfSender: true }');
  expect(new Map(grouped.nodes.map(({ id, othersWaiting }) => [id, othersWaiting]))).toEqual(new Map([[burst.at(-1), 11], [other, 0], [known, 0]]));
  const answer = await desk.act(person('SUPPORT_HEAD'), 'putLetterAside', { letterId: burst.at(-1), why: 'Рассылка', othersUpTo: await lastShownOf(burst.at(-1)) }, 'letter { id outcome othersWaiting }');
  expect(answer).toMatchObject({ userErrors: [], letter: { outcome: 'STORED', othersWaiting: 0 } });
  expect(await world.rows(`select distinct outcome, reason, decided_why, ticket_id from incoming_letter where from_address = 'spam@evil.example'`)).toEqual([{ outcome: 'STORED', reason: 'PUT_ASIDE', decided_why: 'Рассылка', ticket_id: null }]);
  expect(await world.rows(`select from event_log where type = 'LETTER_PUT_ASIDE'`)).toHaveLength(12);
  expect((await listed('{ outcome: [QUARANTINED] }')).nodes.map(({ id }) => id).toSorted()).toEqual([other, known].toSorted());
  // each can still be accepted
  await world.workshop.perform(actorOf(world.head), async (work) => (await releaseLetter(work, { letterId: burst[3] ?? '', clientId: world.ladoga })).id);
  expect(await world.rows('select outcome from incoming_letter where id = $1', [burst[3]])).toEqual([{ outcome: 'REGISTERED' }]);
});

test('without asking for it one letter is put aside alone; what a colleague passed on is never taken along', async () => {
  const [first, second] = [await strangers('two@other.example'), await strangers('two@other.example')];
  await desk.act(person('SUPPORT_HEAD'), 'putLetterAside', { letterId: first, why: 'Мусор' }, 'letter { id }');
  const [passed] = [await strangers('kvartseva@company.example'), await strangers('kvartseva@company.example')];
  await desk.act(person('SUPPORT_HEAD'), 'putLetterAside', { letterId: passed, why: 'Мусор', othersUpTo: passed }, 'letter { id }');
  expect((await listed('{ outcome: [QUARANTINED] }')).totalCount).toBe(2);
  expect((await listed('{ outcome: [QUARANTINED] }')).nodes.map(({ id }) => id)).toContain(second);
});

test('a flood under our own address that our domain disowns is put aside in one act; forms on web sites write there, so others are not (decision 114)', async () => {
  const [form, another] = [await strangers('support@company.example'), await strangers('support@company.example')];
  const flood = [await forged('support@company.example'), await forged('support@company.example'), await forged('support@company.example')];
  expect(await world.rows('select distinct reason from incoming_letter')).toEqual([{ reason: 'OWN_ADDRESS' }]);
  const grouped = await listed('{ outcome: [QUARANTINED], newestOfSender: true }');
  expect(new Map(grouped.nodes.map(({ id, othersWaiting }) => [id, othersWaiting]))).toEqual(new Map([[flood[2], 2], [another, 0], [form, 0]]));
  expect(await putAside(flood[2], await lastShownOf(flood[2]))).toMatchObject({ userErrors: [] });
  expect(await waitingIds()).toEqual([form, another].toSorted());
});

test('a proven letter of a contact stands beside the forged ones in its name, and is never put aside with them (decision 114)', async () => {
  const [proven, first, second] = [await machines(), await forged(), await forged()];
  const grouped = await listed('{ outcome: [QUARANTINED], newestOfSender: true }');
  expect(new Map(grouped.nodes.map(({ id, othersWaiting }) => [id, othersWaiting]))).toEqual(new Map([[second, 1], [proven, 0]]));
  expect(await waitingIds('{ outcome: [QUARANTINED], newestOfSender: true, authentication: [PASS] }')).toEqual([proven]);
  expect(await putAside(second, await lastShownOf(second))).toMatchObject({ userErrors: [] });
  expect(await world.rows('select id from incoming_letter where outcome = $1', ['STORED'])).toEqual(expect.arrayContaining([{ id: first }, { id: second }]));
  expect(await waitingIds()).toEqual([proven]);
});

test('what came after the person had looked goes on waiting; a mark of another sender or proof takes nothing along (decision 114)', async () => {
  const [first, second] = [await strangers('looked@other.example'), await strangers('looked@other.example')];
  const shown = await lastShownOf(first);
  expect(shown).toBe(second);
  const [later, ofOther, forgedOne] = [await strangers('looked@other.example'), await strangers('lonely@other.example'), await forged('looked@other.example')];
  for (const wrong of [ofOther, forgedOne]) expect((await putAside(first, wrong)).userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['othersUpTo'], clause: '4.9' }]);
  for (const nothing of ['01a20bc7-c334-79a9-b4ef-d61b6492eda3', 'x']) expect((await putAside(first, nothing)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['othersUpTo'] }]);
  expect((await listed('{ outcome: [QUARANTINED] }')).totalCount).toBe(5);
  expect((await putAside(first, shown)).userErrors).toEqual([]);
  expect(await waitingIds()).toEqual([later, ofOther, forgedOne].toSorted());
});

test('the newest of a sender is the newest of those that the other filters let through', async () => {
  const [one, two] = [await strangers('filtered@other.example'), await strangers('filtered@other.example')];
  await world.rows(`update incoming_letter set subject = 'Договор' where id = $1`, [one]);
  expect(await waitingIds('{ newestOfSender: true, text: "договор" }')).toEqual([one]);
  expect(await waitingIds(`{ newestOfSender: true, ids: ["${one}"] }`)).toEqual([one]);
  expect(await waitingIds('{ newestOfSender: true }')).toEqual([two]);
});

test('the letters of an address are its own alone, not those that name it', async () => {
  const own = await strangers('roman@buyer.example');
  const similar = await strangers('oroman@buyer.example');
  await world.rows(`update incoming_letter set subject = 'roman@buyer.example', from_name = 'roman@buyer.example' where id = $1`, [similar]);
  expect(await waitingIds('{ text: "roman@buyer.example" }')).toEqual([own, similar].toSorted());
  expect(await waitingIds('{ from: "Roman@buyer.example " }')).toEqual([own]);
});

test('ten thousand letters of one address are one row within two seconds', async () => {
  await world.rows(`insert into incoming_letter (id, raw, sha256, envelope_to, received_at, stored_at, next_attempt_at, outcome, reason, decided_at, from_address, authentication, version)
    select gen_random_uuid(), 'x', lpad(n::text, 64, '0'), '{}', to_timestamp(n), to_timestamp(n), to_timestamp(n), 'QUARANTINED', 'UNPROVEN_SENDER', to_timestamp(n), 'spam@evil.example', 'FAIL', 1 from generate_series(1, 10000) n`);
  const begun = performance.now();
  const { nodes } = await listed('{ outcome: [QUARANTINED, UNREADABLE], newestOfSender: true }');
  expect(nodes.map(({ othersWaiting }) => othersWaiting)).toEqual([9999]);
  expect(performance.now() - begun).toBeLessThan(2000);
});

test('one act blocks the sender of a burst, too', async () => {
  const burst = [await strangers('blocked@other.example'), await strangers('blocked@other.example'), await strangers('blocked@other.example')];
  await world.workshop.perform(actorOf(world.head), async (work) => (await blockSender(work, world.head, { letterId: burst[0] ?? '' })).id);
  expect((await listed('{ outcome: [QUARANTINED] }')).totalCount).toBe(0);
});

/** As the relay would have placed them. */
const place = () => world.rows('update event_log set position = placed.at from (select id, row_number() over (order by occurred_at, id) as at from event_log) placed where placed.id = event_log.id and position is null');
const bell = async (staffId: string) => {
  await place();
  return (await notificationsOf(world.reader, staffId, clock.now())).nodes.filter(({ kind }) => kind === 'LETTER_WAITS').map(({ incomingLetterId }) => incomingLetterId);
};

test('whoever leads is told once of a known contact’s letters that wait longer than a working day, until they are decided about (decision 89)', async () => {
  const letters = [await machines(), await machines()];
  await strangers('third@other.example');
  await clock.set(noon + 8 * hour);
  await tellOfLettersThatWait(world);
  expect(await bell(world.head.id)).toEqual([]);
  // noon and the whole evening and night: six hours of the first day, three of the next
  await clock.set(Date.parse('2026-11-25T09:00:01Z'));
  await tellOfLettersThatWait(world);
  await tellOfLettersThatWait(world);
  expect(await bell(world.head.id)).toEqual([letters[0]]);
  expect(await bell(world.specialist.id)).toEqual([]);
  expect(await world.rows(`select payload from event_log where type = 'CLIENT_LETTER_WAITS'`)).toEqual([{ payload: { from: 'roman@ladoga-rk.example', letters: 2 } }]);
  for (const [at, letterId] of letters.entries()) {
    expect(await bell(world.head.id)).toHaveLength(1);
    await world.workshop.perform(actorOf(world.head), async (work) => (await releaseLetter(work, { letterId, clientId: world.ladoga })).id);
    if (at === 1) expect(await bell(world.head.id)).toEqual([]);
  }
});

test('forged letters ring nobody’s bell, and a sender of whom one was told and waits rings no second time (decision 89)', async () => {
  await forged();
  await clock.set(noon + hour);
  const proven = await machines();
  await clock.set(Date.parse('2026-11-25T09:00:01Z'));
  await tellOfLettersThatWait(world);
  const told = () => world.rows(`select payload from event_log where type = 'CLIENT_LETTER_WAITS'`);
  expect(await told()).toEqual([]);
  await clock.set(Date.parse('2026-11-25T10:00:01Z'));
  const next = await machines();
  await tellOfLettersThatWait(world);
  expect(await told()).toEqual([{ payload: { from: 'roman@ladoga-rk.example', letters: 1 } }]);
  // the next one is as late while the first still waits
  await clock.set(Date.parse('2026-11-26T11:00:00Z'));
  await tellOfLettersThatWait(world);
  expect(await told()).toHaveLength(1);
  await putAside(proven, null);
  await tellOfLettersThatWait(world);
  expect(await told()).toHaveLength(2);
  // and the word of the first does not come back with it
  expect(await bell(world.head.id)).toEqual([next]);
});

test.each([[9 * hour, false], [9 * hour + 1, true], [0, false]])('%s working milliseconds are longer than a working day of nine hours: %s', (worked, tooLong) => {
  expect(waitsTooLong({ workingMillisecondsBetween: () => worked }, { receivedAt: 0, now: 1, dayHours: 9 })).toBe(tooLong);
});
