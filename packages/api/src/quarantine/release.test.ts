import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { deskOf, person } from '../access/testing/asking.ts';
import { BrokeOff } from '../platform/apart/brokeOff.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import mail from '../mail/index.ts';
import quarantine from './index.ts';
import { receiveProven } from '../mail/testing/receiveProven.ts';
import { readLetter, type ReadLetter } from '../mail/letterReading.ts';
import { ReadingRoom } from '../mail/reading/readingRoom.ts';
import { letterTextOf } from '../mail/shownText.ts';
import { releaseLetter, type ReleaseOrder } from './release.ts';
import { letterOf, letterOfRoman } from '../mail/testing/letterOf.ts';

const clock = commandClock();
/** Tuesday noon in Moscow. */
const noon = Date.parse('2026-11-24T09:00:00Z');
const anHourLater = noon + 3_600_000;

let world: World;
beforeAll(async () => {
  world = await openWorld([mail, quarantine]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(() => clock.set(noon));

const receive = (raw: Buffer) => receiveProven(world, raw, { to: ['support@company.example'], receivedAt: noon });
const release = (order: ReleaseOrder) => world.workshop.perform(systemActor, async (work) => (await releaseLetter(work, order)).id);
const letterState = async (id: string) =>
  (await world.rows('select letter.outcome, letter.reason, letter.received_at, ticket.received_at as counts_from, ticket.client_id, ticket.subject from incoming_letter letter left join ticket on ticket.id = letter.ticket_id where letter.id = $1', [id]))[0];
let count = 0;
const quarantined = async (from = `Пётр <petr${(count += 1)}@other.example>`) => (await receive(letterOf({ From: from, Subject: 'Вопрос', 'Message-ID': `<${count}@other.example>` }))).letterId;

describe('a letter that staff accepts (§4.9)', () => {
  test('is registered as of then, its arrival kept, and its sender confirmed and known (R14)', async () => {
    const letterId = await quarantined('Пётр <petr@other.example>');
    await clock.set(anHourLater);
    await release({ letterId, clientId: world.ladoga });
    expect(await letterState(letterId)).toEqual({
      outcome: 'REGISTERED', reason: 'RELEASED', received_at: new Date(noon), counts_from: new Date(anHourLater), client_id: world.ladoga, subject: 'Вопрос',
    });
    expect(await world.rows(`select name, client_id from contact where email = 'petr@other.example'`)).toEqual([{ name: 'Пётр', client_id: world.ladoga }]);
    expect(await world.rows(`select template_key from outgoing_letter where to_address = 'petr@other.example' and ticket_id is not null`)).toEqual([{ template_key: 'ticket.accepted' }]);
    expect(await receive(letterOf({ From: 'petr@other.example', Subject: 'Ещё', 'Message-ID': '<next@other.example>' }))).toMatchObject({ outcome: 'REGISTERED' });
  });

  test('bears the name that staff gave', async () => {
    const letterId = await quarantined('x@named.example');
    await release({ letterId, clientId: world.seim, contactName: ' Peter  the Great ' });
    expect(await world.rows(`select name from contact where email = 'x@named.example'`)).toEqual([{ name: 'Peter  the Great' }]);
  });

  test('may be one that was taken for a machine’s, or that nobody could read', async () => {
    const machine = (await receive(letterOfRoman({ 'Auto-Submitted': 'auto-generated' }))).letterId;
    await release({ letterId: machine, clientId: world.ladoga });
    expect(await letterState(machine)).toMatchObject({ outcome: 'REGISTERED' });
    const unreadable = (await receive(Buffer.from('Здравствуйте, это не письмо'))).letterId;
    await expect(release({ letterId: unreadable, clientId: world.ladoga })).rejects.toMatchObject({ code: 'REQUIRED_FIELD_MISSING', field: ['contactName'] });
    await release({ letterId: unreadable, clientId: world.ladoga, contactName: 'Кто-то' });
    expect(await world.rows(`select body, author_name from message where ticket_id = (select ticket_id from incoming_letter where id = $1)`, [unreadable])).toEqual([
      { body: 'Здравствуйте, это не письмо', author_name: 'Кто-то' },
    ]);
  });
});

describe('an acceptance is refused', () => {
  test('for a letter that became a request already', async () => {
    const { letterId } = await receive(letterOfRoman());
    await expect(release({ letterId, clientId: world.ladoga })).rejects.toMatchObject({ code: 'ACT_NOT_POSSIBLE' });
    const released = await quarantined();
    const both = await Promise.allSettled([release({ letterId: released, clientId: world.ladoga }), release({ letterId: released, clientId: world.ladoga })]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test.each([
    ['an unknown letter', { letterId: '01a20bc7-c334-79a9-b4ef-d61b6492eda3' }, 'NOT_FOUND', 'letterId'],
    ['something that is no identifier', { letterId: 'x' }, 'NOT_FOUND', 'letterId'],
    ['an unknown client', { clientId: '01a20bc7-c334-79a9-b4ef-d61b6492eda3' }, 'NOT_FOUND', 'clientId'],
    ['a name without end', { contactName: 'я'.repeat(201) }, 'TOO_LONG', 'contactName'],
  ])('for %s, and nothing changes', async (_, wrong, code, field) => {
    const letterId = await quarantined();
    await expect(release({ letterId, clientId: world.ladoga, ...wrong })).rejects.toMatchObject({ code, field: [field] });
    expect(await letterState(letterId)).toMatchObject({ outcome: 'QUARANTINED' });
  });

  test('for a contact who is marked inactive and would get no answer', async () => {
    const { letterId } = await receive(letterOf({ From: 'roman@ladoga-rk.example', Subject: 'Вопрос', 'Message-ID': '<left@ladoga-rk.example>', 'Auto-Submitted': 'auto-generated' }));
    await world.rows('update contact set active = false where id = $1', [world.roman]);
    onTestFinished(() => world.rows('update contact set active = true where id = $1', [world.roman]).then(() => undefined));
    await expect(release({ letterId, clientId: world.ladoga })).rejects.toMatchObject({ code: 'INVALID_VALUE', field: ['letterId'], clause: '4.9' });
    await world.rows('update contact set active = true where id = $1', [world.roman]);
    await release({ letterId, clientId: world.ladoga });
    expect(await letterState(letterId)).toMatchObject({ outcome: 'REGISTERED' });
  });

  test('for a client that is not the sender’s', async () => {
    const number = (await receive(letterOfRoman())).ticketNumber;
    const { letterId } = await receive(letterOf({ From: 'vera@seim.example', Subject: `[${number}]`, 'Message-ID': '<v@seim.example>' }));
    await expect(release({ letterId, clientId: world.ladoga })).rejects.toMatchObject({ code: 'INVALID_VALUE', field: ['clientId'] });
    await release({ letterId, clientId: world.seim });
    expect(await letterState(letterId)).toMatchObject({ outcome: 'REGISTERED', client_id: world.seim });
  });
});

describe('nothing is registered', () => {
  test('for a client that is inactive', async () => {
    onTestFinished(() => world.rows('update client set active = true').then(() => undefined));
    await world.rows('update client set active = false where id = $1', [world.seim]);
    const letterId = await quarantined();
    await expect(release({ letterId, clientId: world.seim })).rejects.toMatchObject({ code: 'INVALID_VALUE', field: ['clientId'] });
    expect(await letterState(letterId)).toMatchObject({ outcome: 'QUARANTINED' });
  });

  test('of a letter of ours that came back, whoever is its sender: the desk does not write to itself', async () => {
    const { confirmation } = await receive(letterOfRoman());
    const { letterId, reason } = await receive(letterOf({ From: 'list@lists.example', Subject: 'Обращение принято', 'Message-ID': confirmation ?? '', 'X-Loop': 'support@company.example' }));
    expect(reason).toBe('OWN_LETTER');
    await expect(release({ letterId, clientId: world.ladoga })).rejects.toMatchObject({ code: 'INVALID_VALUE', field: ['letterId'] });
    expect(await world.rows(`select id from contact where email = 'list@lists.example'`)).toEqual([]);
  });
});

describe('a letter under our own address that is none of ours (row 16)', () => {
  const ofForm = async (headers: Record<string, string> = {}) =>
    (await receive(letterOf({ From: '"Форма на сайте" <support@company.example>', Subject: 'С сайта: не включается', 'Message-ID': `<${(count += 1)}@form.example>`, ...headers }))).letterId;
  const lettersTo = (address: string) => world.rows('select id from outgoing_letter where to_address = $1', [address]);

  test('is accepted in the name that staff give; that person is confirmed and known, we are neither', async () => {
    const letterId = await ofForm();
    await release({ letterId, clientId: world.ladoga, writtenBy: 'site.visitor@ladoga-rk.example', contactName: 'Гость' });
    expect(await letterState(letterId)).toMatchObject({ outcome: 'REGISTERED', reason: 'RELEASED', client_id: world.ladoga, subject: 'С сайта: не включается' });
    expect(await world.rows(`select email from contact where name = 'Гость'`)).toEqual([{ email: 'site.visitor@ladoga-rk.example' }]);
    expect([await lettersTo('site.visitor@ladoga-rk.example'), await lettersTo('support@company.example')]).toMatchObject([[{}], []]);
  });

  test('has a request without a contact where nobody knows the address, and never one of ours', async () => {
    const letterId = await ofForm();
    for (const writtenBy of ['support@company.example', 'Support+t.x@company.example', 'kvartseva@company.example'])
      await expect(release({ letterId, clientId: world.ladoga, writtenBy })).rejects.toMatchObject({ code: 'INVALID_VALUE', field: ['writtenBy'] });
    await expect(release({ letterId, clientId: world.ladoga })).rejects.toMatchObject({ code: 'REQUIRED_FIELD_MISSING', field: ['contactName'] });
    await release({ letterId, clientId: world.ladoga, contactName: 'Кто-то с сайта' });
    expect(await letterState(letterId)).toMatchObject({ outcome: 'REGISTERED' });
    expect(await lettersTo('support@company.example')).toEqual([]);
  });

  test('is accepted, too, when it was filed among our own before, or put aside', async () => {
    for (const reason of ['OWN_LETTER', 'PUT_ASIDE']) {
      const letterId = await ofForm();
      await world.rows(`update incoming_letter set outcome = 'STORED', reason = $2 where id = $1`, [letterId, reason]);
      await release({ letterId, clientId: world.seim, writtenBy: 'vera@seim.example' });
      expect(await letterState(letterId)).toMatchObject({ outcome: 'REGISTERED', client_id: world.seim });
    }
  });

  test('says where it asks for answers; one that asks for none elsewhere says nothing', async () => {
    const desk = await deskOf(world, world.features);
    const told = async (headers: Record<string, string>) => (await desk.get<{ incomingLetter: { replyTo: string | null } }>(person('REGISTRAR'), `{ incomingLetter(id: "${await ofForm(headers)}") { replyTo } }`)).incomingLetter.replyTo;
    expect(await told({ 'Reply-To': '=?utf-8?B?0JPQvtGB0YLRjA==?= <visitor@ladoga-rk.example>' })).toBe('visitor@ladoga-rk.example');
    expect(await told({ 'Reply-To': 'a@x.example, b@x.example' })).toBe('a@x.example, b@x.example');
    for (const none of [{}, { 'Reply-To': 'support@company.example' }, { 'Reply-To': 'nobody' }] as Record<string, string>[]) expect(await told(none)).toBeNull();
  });

  test('asks who wrote it wherever it stands, and proposes no client of ours', async () => {
    const desk = await deskOf(world, world.features);
    const waiting = await ofForm();
    const aside = await ofForm();
    await world.rows(`update incoming_letter set outcome = 'STORED', reason = 'PUT_ASIDE' where id = $1`, [aside]);
    for (const id of [waiting, aside]) expect(await desk.get(person('REGISTRAR'), `{ incomingLetter(id: "${id}") { fromStaff senderClient { id } } }`)).toMatchObject({ incomingLetter: { fromStaff: true, senderClient: null } });
  });
});

describe('a letter that takes long to be read (P12)', () => {
  const readersComeTo = (ending: () => Promise<ReadLetter>) => vi.spyOn(ReadingRoom.prototype, 'read').mockImplementation(ending);
  afterEach(() => vi.restoreAllMocks());

  test('does not hold its act: it is read on, and accepted when somebody comes again', async () => {
    const letterId = await quarantined();
    const reading = Promise.withResolvers<ReadLetter>();
    const read = await readLetter(letterOf({ From: 'Пётр <petr@slow.example>', Subject: 'Долго', 'Message-ID': '<slow@slow.example>' }));
    const asked = readersComeTo(() => reading.promise);
    const began = performance.now();
    await expect(release({ letterId, clientId: world.ladoga })).rejects.toMatchObject({ code: 'LETTER_IS_BEING_READ' });
    await expect(letterTextOf(world.reader, letterId, 'ru')).rejects.toMatchObject({ code: 'LETTER_IS_BEING_READ' });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(asked).toHaveBeenCalledTimes(1);
    reading.resolve(read);
    await release({ letterId, clientId: world.ladoga });
    expect(await letterState(letterId)).toMatchObject({ outcome: 'REGISTERED', subject: 'Долго' });
  });

  test('and broke its readers is not given to another one', async () => {
    const letterId = await quarantined();
    await world.rows(`update incoming_letter set outcome = 'UNREADABLE', reason = 'READING_BROKE_OFF' where id = $1`, [letterId]);
    const asked = readersComeTo(() => Promise.reject(new BrokeOff('the reader died', 'DEATH')));
    await release({ letterId, clientId: world.ladoga, contactName: 'Пётр' });
    expect(asked.mock.calls.map(([raw]) => raw.includes('\r\n\r\n'))).toEqual([false]);
    expect(await letterState(letterId)).toMatchObject({ outcome: 'REGISTERED' });
  });
});

describe('what a letter says, before anybody accepts it (§4.9)', () => {
  test('is shown as its request would show it', async () => {
    const { letterId } = await receive(letterOf({ From: 'anna@other.example', Subject: 'Вопрос', 'Message-ID': '<text@other.example>' }, 'Плата не запускается.'));
    expect(await letterTextOf(world.reader, letterId, 'ru')).toBe('Плата не запускается.');
    await release({ letterId, clientId: world.ladoga });
    expect(await world.rows('select body from message where id = (select message_id from incoming_letter where id = $1)', [letterId])).toEqual([{ body: 'Плата не запускается.' }]);
  });

  test('bytes that are no letter are shown as far as they are text', async () => {
    const { letterId } = await receive(Buffer.from('просто байты\u0000 без заголовков'));
    expect(await letterTextOf(world.reader, letterId, 'ru')).toBe('просто байты без заголовков');
  });

  test('a letter that nobody knows says nothing', async () => {
    expect(await letterTextOf(world.reader, '00000000-0000-7000-8000-000000000000', 'ru')).toBeNull();
  });
});
