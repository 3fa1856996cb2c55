import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deskOf, person, type Desk } from '../access/testing/asking.ts';
import { actorOf } from '../access/viewer.ts';
import mail from '../mail/index.ts';
import { letterOf, letterOfRoman } from '../mail/testing/letterOf.ts';
import { receiveProven } from '../mail/testing/receiveProven.ts';
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
const listed = async (filter = '{}') => (await desk.get<{ incomingLetters: { nodes: { id: string; othersWaiting: number; senderClient: { name: string; contactName: string | null } | null }[]; totalCount: number } }>(person('SUPPORT_HEAD'), `{ incomingLetters(first: 100, filter: ${filter}) { totalCount nodes { id othersWaiting senderClient { name contactName } } } }`)).incomingLetters;

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
  const answer = await desk.act(person('SUPPORT_HEAD'), 'putLetterAside', { letterId: burst.at(-1), why: 'Рассылка', allOfSender: true }, 'letter { id outcome othersWaiting }');
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
  await desk.act(person('SUPPORT_HEAD'), 'putLetterAside', { letterId: passed, why: 'Мусор', allOfSender: true }, 'letter { id }');
  expect((await listed('{ outcome: [QUARANTINED] }')).totalCount).toBe(2);
  expect((await listed('{ outcome: [QUARANTINED] }')).nodes.map(({ id }) => id)).toContain(second);
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

test.each([[9 * hour, false], [9 * hour + 1, true], [0, false]])('%s working milliseconds are longer than a working day of nine hours: %s', (worked, tooLong) => {
  expect(waitsTooLong({ workingMillisecondsBetween: () => worked }, { receivedAt: 0, now: 1, dayHours: 9 })).toBe(tooLong);
});
