import tls from 'node:tls';
import { ownCertificate } from '@reglament/test/certificate';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { LetterProcessing } from '../mail/letterProcessing.ts';
import { letterOfRoman } from '../mail/testing/letterOf.ts';
import { longestLetterBytes } from '../mail/storing.ts';
import { commandClock } from '../platform/clock.ts';
import { SoleHolder } from '../platform/background/soleHolder.ts';
import { clientConfig } from '../platform/database/orm.ts';
import { systemActor } from '../platform/events/actor.ts';
import { notificationsOf } from '../notifications/notificationsOf.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import type { AtFetchStep, FetchStep } from './fetchSteps.ts';
import { askForMailboxCheck, changeMailbox } from './mailboxActs.ts';
import { MailboxWatch } from './mailboxWatch.ts';
import { MailboxWatches } from './mailboxWatches.ts';
import { ImapStandIn } from './testing/imapStandIn.ts';
import { openMailboxWorld, type MailboxWorld } from './testing/mailboxWorld.ts';
import { standInServer } from './testing/standInServer.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const minute = 60_000;

const imap = new ImapStandIn();
let world: MailboxWorld;
let watches: MailboxWatch[] = [];
beforeAll(async () => {
  await clock.set(noon);
  world = await openMailboxWorld(standInServer(await imap.start()));
}, scratchPatienceMilliseconds);
afterAll(async () => {
  await world.close();
  await imap.stop();
});
beforeEach(async () => {
  await clock.set(noon);
  standInServer(imap).empty();
  await world.empty();
});
afterEach(async () => {
  await Promise.all(watches.map((watch) => watch.stop()));
  watches = [];
});

const watch = (id: string, atStep?: AtFetchStep, system: typeof world = world): MailboxWatch => {
  const made = new MailboxWatch(system, id, atStep);
  watches.push(made);
  return made;
};
const deliver = (subject: string, at = noon, headers: Record<string, string> = {}) => imap.deliver(letterOfRoman({ Subject: subject, ...headers }), at);
const stored = () => world.rows<{ raw: Buffer; receivedAt: Date }>('select raw, received_at as "receivedAt" from incoming_letter order by stored_at, id');
const sortedSubjects = async () => (await world.subjects()).toSorted((a, b) => (a < b ? -1 : 1));
const events = async () => (await world.rows<{ type: string }>(`select type from event_log where subject_type = 'mailbox' order by occurred_at, id`)).map(({ type }) => type);
const onwards = (milliseconds: number) => clock.set(clock.now() + milliseconds);

describe('a letter in a mailbox', () => {
  test('becomes a request (§4.1)', async () => {
    deliver('Холодный старт');
    await watch(await world.connect()).wake();
    const processing = new LetterProcessing(world).start();
    await processing.wake();
    expect(await world.rows('select outcome, mailbox_host from incoming_letter')).toEqual([{ outcome: 'REGISTERED', mailbox_host: '127.0.0.1' }]);
    await processing.stop();
  });

  test('that is larger than the limit is never fetched; its headers are kept and staff see it', async () => {
    imap.deliver(letterOfRoman({ Subject: 'Огромное' }), noon, longestLetterBytes + 1);
    deliver('обычное');
    await watch(await world.connect()).wake();
    expect(await world.rows('select outcome, reason, subject, full_bytes, from_address, position(\'Не включается\'::bytea in raw) as body from incoming_letter where outcome is not null')).toEqual([
      { outcome: 'UNREADABLE', reason: 'TOO_LARGE', subject: 'Огромное', full_bytes: longestLetterBytes + 1, from_address: 'roman@ladoga-rk.example', body: 0 },
    ]);
    expect(imap.inbox.letters.map(({ flags }) => flags.size)).toEqual([0, 1]);
    expect(await stored()).toHaveLength(2);
  });

  test('that is too large is there once, however often its folder is numbered anew', async () => {
    imap.deliver(letterOfRoman({ Subject: 'Огромное' }), noon, longestLetterBytes + 1);
    const mailbox = watch(await world.connect());
    await mailbox.wake();
    imap.dropAll();
    imap.inbox.numberAnew();
    for (let round = 0; round < 3; round += 1) await onwards(minute);
    await mailbox.wake();
    expect(await world.rows('select count(distinct uid_validity)::int as numberings, count(distinct letter_id)::int as letters from fetched_letter')).toEqual([{ numberings: 2, letters: 1 }]);
    expect(await world.rows('select subject from incoming_letter')).toEqual([{ subject: 'Огромное' }]);
  });

  test('of a server whose clock is an hour late is new all the same once the mailbox was looked at', async () => {
    const late = noon - 60 * minute;
    deliver('старое', late);
    const id = await world.connect({ takesExisting: false });
    const mailbox = watch(id);
    await mailbox.wake();
    expect(await world.subjects()).toEqual([]);
    deliver('новое', late + 1);
    await onwards(minute);
    await mailbox.wake();
    expect(await world.subjects()).toEqual(['новое']);
    await world.workshop.perform(systemActor, (work) => askForMailboxCheck(work, { id }));
    await mailbox.wake();
    expect(await world.state(id)).toMatchObject({ letters_in_mailbox: 1, letters_stored: 1 });
  });

  test('that is too large and whose headers the server refuses holds up nobody: the others come in each round', async () => {
    imap.script = (command, rest) => (command === 'UID FETCH' && rest.includes('HEADER') ? { no: 'broken letter' } : null);
    imap.deliver(letterOfRoman({ Subject: 'Огромное' }), noon, longestLetterBytes + 1);
    deliver('первое');
    const mailbox = watch(await world.connect());
    await mailbox.wake();
    expect(await world.subjects()).toEqual(['первое']);
    deliver('второе');
    await onwards(60_000);
    await mailbox.wake();
    expect(await sortedSubjects()).toEqual(['второе', 'первое']);
    expect(await world.rows('select attempts > 0 as tried, stored_at from fetched_letter where stored_at is null')).toEqual([{ tried: true, stored_at: null }]);
  });
});

describe('cut short at any step, the next start goes on and each letter is there once', () => {
  const steps: FetchStep[] = ['FETCHED', 'WRITTEN', 'COMMITTED', 'HANDLED'];

  test.each(steps)('at the step %s', async (step) => {
    for (const subject of ['один', 'два', 'три']) deliver(subject);
    const id = await world.connect();
    let left = 1;
    const broken = watch(id, (at) => {
      if (at === step && left > 0) {
        left -= 1;
        throw new Error('the power is gone');
      }
    });
    await broken.wake();
    await broken.stop();
    expect(left).toBe(0);
    // what could not be written is tried again by itself; a crash anywhere else ends the round
    if (step === 'FETCHED' || step === 'COMMITTED') expect(imap.inbox.letters.filter(({ flags }) => flags.has('\\Seen')).length).toBeLessThan(3);
    await world.rows('update mailbox set next_attempt_at = null');
    const again = watch(id);
    await again.wake();
    await again.wake();
    expect(await sortedSubjects()).toEqual(['два', 'один', 'три']);
    expect(imap.inbox.letters.every(({ flags }) => flags.has('\\Seen'))).toBe(true);
    expect(await world.state(id)).toMatchObject({ last_uid: '3', fault: null });
  });

  test('by a connection that breaks in the middle of a letter', async () => {
    for (const subject of ['один', 'два']) deliver(subject);
    const id = await world.connect();
    let left = 1;
    imap.script = (command, rest) => (command === 'UID FETCH' && rest.includes('BODY') && (left -= 1) >= 0 ? 'DROP_IN_LETTER' : null);
    const watching = watch(id);
    await watching.wake();
    expect(await world.state(id)).toMatchObject({ fault: 'CONNECTION_LOST' });
    await onwards(5000);
    await watching.wake();
    expect(await sortedSubjects()).toEqual(['два', 'один']);
    expect(await world.state(id)).toMatchObject({ fault: null, failures: 0 });
  });

  test('a letter that the server never sends holds up no other one, and is given up after three tries', async () => {
    for (const subject of ['яд', 'один', 'два']) deliver(subject);
    const id = await world.connect();
    imap.script = (command, rest) => (command === 'UID FETCH' && rest.includes('BODY') && /(^|,)1([ ,:]|$)/.test(rest) ? { no: 'broken letter' } : null);
    const watching = watch(id);
    await watching.wake();
    expect(await world.subjects()).toEqual(['один', 'два']);
    expect(await world.state(id)).toMatchObject({ fault: null, last_uid: '3' });
    for (let round = 0; round < 5; round += 1) await onwards(minute);
    expect(await world.rows('select uid::int, attempts, bytes::int > 100 as sized, arrived_at, said from fetched_letter where stored_at is null')).toEqual([{ uid: 1, attempts: 3, sized: true, arrived_at: new Date(noon), said: 'broken letter' }]);
    expect(await world.state(id)).toMatchObject({ fault: null, last_uid: '3' });
  });
});

describe('a mailbox that may not be changed', () => {
  test.each([['MARK_SEEN', 'UID STORE'], ['DELETE', 'UID STORE'], ['DELETE', 'UID EXPUNGE']] as const)('still hands its letters out, and says what is wrong: %s, %s refused', async (afterStoring, refused) => {
    imap.script = (command) => (command === refused ? { no: '[NOPERM] read only' } : null);
    const id = await world.connect({ afterStoring });
    deliver('первое');
    const watching = watch(id);
    await watching.wake();
    // it goes on behind the letters that it took, and is counted all the same
    expect(await world.state(id)).toMatchObject({ fault: 'CHANGE_REFUSED', last_uid: '1', letters_in_mailbox: 1, letters_stored: 1 });
    deliver('второе');
    await onwards(5_000);
    await watching.wake();
    expect(await sortedSubjects()).toEqual(['второе', 'первое']);
    imap.script = () => null;
    await onwards(15_000);
    await watching.wake();
    expect(await world.state(id)).toMatchObject({ fault: null });
    expect(imap.inbox.letters.filter(({ flags }) => !flags.has('\\Seen'))).toEqual([]);
    expect(await world.rows('select 1 from fetched_letter where handled_at is null')).toEqual([]);
  });
});

describe('several processes', () => {
  test('of two processes one keeps the connection, and the other goes on when it is gone', async () => {
    const id = await world.connect();
    const other = new SoleHolder(clientConfig(world.connection));
    const [first, second] = [watch(id), watch(id, undefined, { ...world, sole: other })];
    await first.wake();
    await second.wake();
    expect(imap.connections).toBe(1);
    await first.stop();
    deliver('после');
    await second.wake();
    expect(await world.subjects()).toEqual(['после']);
    await second.stop();
    await other.stop();
  });
});

describe('over an encrypted line', () => {
  const certificate = ownCertificate();
  const trusted = tls.getCACertificates('default');
  const secured = new ImapStandIn();
  afterEach(async () => {
    tls.setDefaultCACertificates(trusted);
    await Promise.all(watches.map((one) => one.stop()));
    await secured.stop();
  });

  test.each([
    ['TLS from the first byte', 'TLS', () => secured.startEncrypted(certificate)],
    ['TLS after a plain greeting', 'STARTTLS', () => Object.assign(new ImapStandIn(), { certificate }).start()],
  ] as const)('letters come by %s, when somebody vouches for the certificate', async (_, security, begin) => {
    const server = await begin();
    onTestFinished(() => server.stop());
    server.deliver(letterOfRoman({ Subject: security }), noon);
    const id = await world.connect({ security, port: server.port });
    await watch(id).wake();
    expect(await world.subjects()).toEqual([]);
    expect(await world.state(id)).toMatchObject({ fault: 'TLS_FAILED' });
    expect(server.encryptedLogins).toBe(0);
    tls.setDefaultCACertificates([...trusted, certificate.cert]);
    await onwards(5 * minute);
    expect(await world.subjects()).toEqual([security]);
    expect(await world.state(id)).toMatchObject({ fault: null });
    expect(server.encryptedLogins).toBe(1);
  });
});

test('several mailboxes are read at once; one that cannot be read holds up none, and one that is paused is left', async () => {
  const others = [await new ImapStandIn().start(), await new ImapStandIn().start()] as const;
  const [second, dead] = others;
  onTestFinished(async () => void (await Promise.all(others.map((one) => one.stop()))));
  dead.script = () => 'SILENCE';
  const [, other] = [await world.connect({ port: dead.port }), await world.connect({ port: second.port }), await world.connect()];
  for (const [server, subject] of [[imap, 'первый'], [second, 'второй'], [dead, 'никогда']] as const) server.deliver(letterOfRoman({ Subject: subject }), noon);
  const all = new MailboxWatches(world).start();
  onTestFinished(() => all.stop());
  await vi.waitUntil(async () => (await world.subjects()).length === 2, { timeout: 10_000 });
  expect(await sortedSubjects()).toEqual(['второй', 'первый']);
  expect(await world.rows('select distinct mailbox_id from fetched_letter')).toHaveLength(2);

  await world.workshop.perform(systemActor, async (work) => void (await changeMailbox(work, { id: other, active: false })));
  await vi.waitUntil(async () => {
    await onwards(minute);
    return second.connections === 0;
  }, { timeout: 10_000 });
  second.deliver(letterOfRoman({ Subject: 'пока её не читают' }), noon);
  deliver('третий');
  await vi.waitUntil(async () => (await world.subjects()).length === 3, { timeout: 10_000 });
  expect(await sortedSubjects()).toEqual(['второй', 'первый', 'третий']);
});

describe('a mailbox that cannot be read', () => {
  test('says since when and why, is tried again later each time, and its letters wait', async () => {
    const id = await world.connect();
    const watching = watch(id);
    await watching.wake();
    const { port } = imap;
    await imap.stop();
    await vi.waitUntil(() => imap.connections === 0);
    const lost = clock.now();
    for (const wait of [minute, 5000, 15_000, minute, 5 * minute, 5 * minute]) await onwards(wait);
    expect(await world.state(id)).toMatchObject({ fault: 'REFUSED', failures: 6, failing_since: expect.any(Date) });
    await imap.start(port);
    deliver('дождалось', lost + minute);
    await onwards(5 * minute);
    await watching.wake();
    expect(await world.subjects()).toEqual(['дождалось']);
    expect(await world.state(id)).toMatchObject({ fault: null, failing_since: null, failures: 0 });
    expect(await events()).toEqual(['MAILBOX_CONNECTED', 'MAILBOX_FAILED', 'MAILBOX_NOT_READ', 'MAILBOX_WORKS_AGAIN']);
  });

  test('because of its password is asked again rarely: servers lock accounts', async () => {
    const id = await world.connect({ password: 'wrong' });
    const watching = watch(id);
    await watching.wake();
    await onwards(minute);
    await onwards(minute);
    expect(await world.state(id)).toMatchObject({ fault: 'LOGIN_WRONG', failures: 1, next_attempt_at: new Date(noon + 5 * minute) });
  });
});

test('whoever keeps mailboxes is told of ten minutes without letters, once, until it is read again or somebody has changed it', async () => {
  const id = await world.connect({ name: 'Обращения', password: 'wrong' });
  const told = async (viewer = world.head) => {
    await world.rows('update event_log set position = numbered.place from (select id, row_number() over (order by occurred_at, id) as place from event_log) numbered where numbered.id = event_log.id');
    return (await notificationsOf(world.reader, viewer.id, clock.now())).nodes.map(({ kind, subject, mailboxId, number }) => ({ kind, subject, mailboxId, number }));
  };
  // made by migrations alone
  await world.rows(`create table ticket_watcher (ticket_id uuid, staff_id uuid)`);
  await world.rows('create table webhook (id uuid, name text, active boolean)');
  await world.rows('create table webhook_delivery (webhook_id uuid, status text)');
  await world.rows(`create table notification_reading (staff_id uuid, read_to bigint, tickets jsonb)`);
  const watching = watch(id);
  await watching.wake();
  for (const wait of [5, 4]) await onwards(wait * minute);
  expect(await told()).toEqual([]);
  for (const wait of [5, 5, 5]) await onwards(wait * minute);
  expect(await told()).toEqual([{ kind: 'MAILBOX_FAILED', subject: 'Обращения', mailboxId: id, number: null }]);
  expect(await told(world.specialist)).toEqual([]);
  await world.workshop.perform(systemActor, async (work) => changeMailbox(work, { id, password: imap.password }));
  expect(await told()).toEqual([]);
});

describe('reconciliation', () => {
  test('counts once a day, and when somebody asks', async () => {
    deliver('одно');
    const id = await world.connect();
    const watching = watch(id);
    await watching.wake();
    expect(await world.state(id)).toMatchObject({ letters_in_mailbox: 1, letters_stored: 1, reconciled_at: new Date(noon) });
    await onwards(minute);
    await world.workshop.perform(systemActor, (work) => askForMailboxCheck(work, { id }));
    await watching.wake();
    expect(await world.state(id)).toMatchObject({ reconciled_at: new Date(noon + minute) });
    await onwards(24 * 60 * minute);
    expect(await world.state(id)).toMatchObject({ reconciled_at: new Date(noon + 24 * 60 * minute + minute) });
  });

  test('keeps the difference in sight while a letter cannot be fetched', async () => {
    deliver('яд');
    const id = await world.connect();
    imap.script = (command, rest) => (command === 'UID FETCH' && rest.includes('BODY') ? { no: 'broken letter' } : null);
    const watching = watch(id);
    for (let round = 0; round < 5; round += 1) {
      await watching.wake();
      await onwards(5 * minute);
    }
    expect(await world.state(id)).toMatchObject({ letters_in_mailbox: 1, letters_stored: 0 });
  });
});
