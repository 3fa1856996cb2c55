import { createServer, type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { LetterProcessing } from '../../mail/letterProcessing.ts';
import { longestLetterBytes } from '../../mail/storing.ts';
import { letterOfRoman } from '../../mail/testing/letterOf.ts';
import { notificationsOf } from '../../notifications/notificationsOf.ts';
import { SoleHolder } from '../../platform/background/soleHolder.ts';
import { commandClock } from '../../platform/clock.ts';
import { clientConfig } from '../../platform/database/orm.ts';
import { systemActor } from '../../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../../platform/testing/scratchSystem.ts';
import { testConnection } from '../connectionTest.ts';
import type { AtFetchStep, FetchStep } from '../fetchSteps.ts';
import { askForMailboxCheck, changeMailbox } from '../mailboxActs.ts';
import { MailboxWatch } from '../mailboxWatch.ts';
import { MailboxWatches } from '../mailboxWatches.ts';
import { openMailboxWorld, type MailboxWorld } from './mailboxWorld.ts';
import type { Delivery, MailServer } from './mailServer.ts';
import { tablesToldFrom } from '../../notifications/testing/tablesToldFrom.ts';

const minute = 60_000;
const patience = { timeout: 8000 };
const sorted = (texts: readonly string[]): string[] => texts.toSorted((a, b) => (a < b ? -1 : 1));

/** What a desk promises of its mailboxes, whichever server keeps them (§4.1, §4.7, R14). */
export const promisesOfMailboxes = (name: string, open: () => Promise<MailServer>): void => {
  describe(`letters of ${name}`, () => {
    const clock = commandClock();
    const noon = Date.parse('2026-11-24T09:00:00Z');
    let server: MailServer;
    let world: MailboxWorld;
    let watches: MailboxWatch[] = [];
    beforeAll(async () => {
      await clock.set(noon);
      server = await open();
      world = await openMailboxWorld(server);
    }, scratchPatienceMilliseconds);
    afterAll(async () => {
      await world.close();
      await server.stop();
    });
    beforeEach(async () => {
      await clock.set(noon);
      server.empty();
      await world.empty();
    });
    afterEach(async () => {
      await Promise.all(watches.map((watch) => watch.stop()));
      watches = [];
    });

    const watch = (id: string, system: typeof world = world, atStep?: AtFetchStep): MailboxWatch => {
      const made = new MailboxWatch(system, id, atStep);
      watches.push(made);
      return made;
    };
    const deliver = (subject: string, at = noon, uncommon: Delivery = {}): Buffer => {
      const raw = letterOfRoman({ Subject: subject });
      server.deliver(raw, at, uncommon);
      return raw;
    };
    const tooLarge = { bytes: longestLetterBytes + 1 };
    const onwards = (milliseconds: number): Promise<void> => clock.set(clock.now() + milliseconds);
    const subjects = async (): Promise<string[]> => sorted(await world.subjects());
    const events = async (): Promise<string[]> => (await world.rows<{ type: string }>(`select type from event_log where subject_type = 'mailbox' order by occurred_at, id`)).map(({ type }) => type);
    /** Looks each minute until there is nothing left to be told. */
    const untilRead = (id: string): Promise<unknown> =>
      vi.waitUntil(async () => {
        await onwards(5 * minute);
        return (await world.state(id))?.['fault'] === null;
      }, patience);

    test('are stored byte for byte with their arrival there, then marked as read (R14)', async () => {
      const raw = deliver('Холодный старт', noon - 3 * 3_600_000);
      const id = await world.connect();
      await watch(id).wake();
      const [letter] = await world.rows<{ raw: Buffer; receivedAt: Date }>('select raw, received_at as "receivedAt" from incoming_letter');
      expect(letter?.raw.equals(raw)).toBe(true);
      expect(letter?.receivedAt.getTime()).toBe(noon - 3 * 3_600_000);
      expect(server.count('INBOX')).toEqual({ letters: 1, seen: 1 });
      expect(await world.state(id)).toMatchObject({ last_uid: '1', failing_since: null, fault: null, letters_in_mailbox: 1, letters_stored: 1 });
    });

    test('are stored byte for byte when they are large, too, and come in pieces', async () => {
      const raw = letterOfRoman({ Subject: 'Большой' }, Array.from({ length: 90_000 }, (_, at) => String(at).padEnd(70, 'я')).join('\r\n'));
      server.deliver(raw, noon);
      await watch(await world.connect()).wake();
      const letters = await world.rows<{ raw: Buffer }>('select raw from incoming_letter');
      expect(letters.map((letter) => letter.raw.equals(raw))).toEqual([true]);
    });

    test('come after those that arrived before them, whatever their order in the folder (§4.7)', async () => {
      deliver('второе', noon - minute);
      deliver('третье', noon);
      deliver('первое', noon - 2 * minute);
      await watch(await world.connect()).wake();
      expect(await world.subjects()).toEqual(['первое', 'второе', 'третье']);
    });

    test('come at once: the server tells of them', async () => {
      const watching = watch(await world.connect()).start();
      await watching.wake();
      deliver('сразу');
      await vi.waitUntil(async () => (await world.subjects()).length === 1, patience);
    });

    test('that lay there before the mailbox was connected are left alone, unless somebody wants them', async () => {
      deliver('старое', noon - 86_400_000);
      deliver('новое');
      await watch(await world.connect({ takesExisting: false })).wake();
      expect(await world.subjects()).toEqual(['новое']);
    });

    test('are moved or deleted where the mailbox says so', async () => {
      deliver('в папку');
      const moving = watch(await world.connect({ afterStoring: 'MOVE', moveTo: 'Done' }));
      await moving.wake();
      expect([server.count('INBOX').letters, server.count('Done').letters]).toEqual([0, 1]);
      await moving.stop();
      deliver('прочь');
      await watch(await world.connect({ afterStoring: 'DELETE' })).wake();
      expect(server.count('INBOX').letters).toBe(0);
      expect(await world.subjects()).toEqual(['в папку', 'прочь']);
    });

    test('do not come twice when the folder is numbered anew, not even one without a Message-ID', async () => {
      deliver('с номером');
      server.deliver(Buffer.from('From: roman@ladoga-rk.example\r\nSubject: anonymous\r\n\r\nx\r\n'), noon - minute);
      const id = await world.connect();
      const watching = watch(id);
      await watching.wake();
      const before = await world.state(id);
      server.dropConnections();
      await server.numberAnew();
      deliver('новое');
      // the first look may find the lost connection; the next one comes by itself
      await vi.waitUntil(async () => {
        await clock.set(clock.now() + minute);
        return (await world.state(id))?.['uid_validity'] !== before?.['uid_validity'];
      }, patience);
      expect(sorted(await world.subjects())).toEqual(['anonymous', 'новое', 'с номером']);
      expect(await world.rows('select count(*)::int from fetched_letter')).toEqual([{ count: 5 }]);
    });

    test('do not come twice when two processes read the mailbox at once', async () => {
      for (let at = 0; at < 30; at += 1) deliver(`письмо ${at}`, noon - at * 1000);
      const id = await world.connect();
      const holders = [1, 2].map(() => new SoleHolder(clientConfig(world.connection)));
      // a lock that both believe to hold: what remains is the table
      for (const holder of holders) vi.spyOn(holder, 'hold').mockResolvedValue(true);
      await Promise.all(holders.map((sole) => watch(id, { ...world, sole }).wake()));
      expect(await world.subjects()).toHaveLength(30);
      await Promise.all(holders.map((holder) => holder.stop()));
    });

    test('go on when the connection was lost', async () => {
      const watching = watch(await world.connect()).start();
      await watching.wake();
      server.dropConnections();
      deliver('после обрыва');
      await vi.waitUntil(async () => {
        await clock.set(clock.now() + 5000);
        return (await world.subjects()).length === 1;
      }, patience);
    });

    test('are held against what is stored, and what is missing is fetched (reconciliation)', async () => {
      deliver('потеряно', noon - minute);
      deliver('есть');
      const id = await world.connect();
      const watching = watch(id);
      await watching.wake();
      await world.rows(`delete from fetched_letter where letter_id = (select id from incoming_letter order by received_at limit 1)`);
      await world.rows('delete from incoming_letter where id not in (select letter_id from fetched_letter)');
      await clock.set(clock.now() + minute);
      await world.workshop.perform(systemActor, (work) => askForMailboxCheck(work, { id }));
      await watching.wake();
      expect(sorted(await world.subjects())).toEqual(['есть', 'потеряно']);
      expect(await world.state(id)).toMatchObject({ letters_in_mailbox: 2, letters_stored: 2 });
      expect(await world.rows(`select payload->>'missing' as missing from event_log where type = 'MAILBOX_DIFFERS'`)).toEqual([{ missing: '1' }]);
    });

    test.each([['LOGIN_WRONG', { password: 'wrong' }], ['FOLDER_MISSING', { folder: 'Nowhere' }], ['TARGET_MISSING', { afterStoring: 'MOVE' as const, moveTo: 'Nowhere' }]])(
      'wait there while the mailbox cannot be read, and it says why: %s', async (fault, differences) => {
        deliver('ждёт');
        const id = await world.connect(differences);
        await watch(id).wake();
        expect(await world.state(id)).toMatchObject({ fault });
        expect(await world.subjects()).toEqual([]);
        expect(server.count('INBOX')).toEqual({ letters: 1, seen: 0 });
      });

    test('become requests (§4.1)', async () => {
      deliver('Холодный старт');
      await watch(await world.connect()).wake();
      const processing = new LetterProcessing(world).start();
      await processing.wake();
      expect(await world.rows('select outcome, mailbox_host from incoming_letter')).toEqual([{ outcome: 'REGISTERED', mailbox_host: server.address.host }]);
      await processing.stop();
    });

    test('that somebody has read there come all the same', async () => {
      deliver('прочитано', noon, { seen: true });
      await watch(await world.connect()).wake();
      expect(await world.subjects()).toEqual(['прочитано']);
    });

    test('that are larger than the limit are never fetched; their headers are kept and staff see them', async () => {
      deliver('Огромное', noon, tooLarge);
      deliver('обычное');
      await watch(await world.connect()).wake();
      expect(await world.rows('select outcome, reason, subject, full_bytes, from_address, position(\'Не включается\'::bytea in raw) as body from incoming_letter where outcome is not null')).toEqual([
        { outcome: 'UNREADABLE', reason: 'TOO_LARGE', subject: 'Огромное', full_bytes: longestLetterBytes + 1, from_address: 'roman@ladoga-rk.example', body: 0 },
      ]);
      expect(server.count('INBOX')).toEqual({ letters: 2, seen: 1 });
      expect(await subjects()).toEqual(['Огромное', 'обычное']);
    });

    test('that are too large are there once, however often their folder is numbered anew', async () => {
      deliver('Огромное', noon, tooLarge);
      const id = await world.connect();
      const mailbox = watch(id);
      await mailbox.wake();
      const before = await world.state(id);
      server.dropConnections();
      await server.numberAnew();
      await vi.waitUntil(async () => {
        await onwards(minute);
        return (await world.state(id))?.['uid_validity'] !== before?.['uid_validity'];
      }, patience);
      await mailbox.wake();
      expect(await world.rows('select count(distinct uid_validity)::int as numberings, count(distinct letter_id)::int as letters from fetched_letter')).toEqual([{ numberings: 2, letters: 1 }]);
      expect(await world.rows('select subject from incoming_letter')).toEqual([{ subject: 'Огромное' }]);
    });

    test('of a server whose clock is an hour late are new all the same once the mailbox was looked at', async () => {
      const late = noon - 60 * minute;
      deliver('старое', late);
      const id = await world.connect({ takesExisting: false });
      const mailbox = watch(id);
      await mailbox.wake();
      expect(await world.subjects()).toEqual([]);
      deliver('новое', late + 1);
      await vi.waitUntil(async () => {
        await onwards(minute);
        return (await world.subjects()).length > 0;
      }, patience);
      expect(await world.subjects()).toEqual(['новое']);
      await world.workshop.perform(systemActor, (work) => askForMailboxCheck(work, { id }));
      await mailbox.wake();
      expect(await world.state(id)).toMatchObject({ letters_in_mailbox: 1, letters_stored: 1 });
    });

    test.each<[string, NonNullable<Delivery['withheld']>, true | null]>([
      ['whose text the server never hands out', 'TEXT', true],
      ['of which the server does not even tell the size, and breaks off', 'SIZE', null],
    ])('%s hold up no other one, are given up after three tries, and stay in sight', async (_, withheld, sized) => {
      deliver('яд', noon, { withheld });
      for (const subject of ['один', 'два']) deliver(subject);
      const id = await world.connect();
      const watching = watch(id);
      await watching.wake();
      for (let round = 0; round < 12; round += 1) {
        await onwards(5 * minute);
        await watching.wake();
      }
      expect(await subjects()).toEqual(['два', 'один']);
      expect(await world.rows('select attempts, bytes::int > 100 as sized, arrived_at, said <> \'\' as said from fetched_letter where stored_at is null')).toEqual([{ attempts: 3, sized, arrived_at: new Date(noon), said: true }]);
      expect(await world.state(id)).toMatchObject({ fault: null, letters_in_mailbox: 3, letters_stored: 2 });
      deliver('три');
      await vi.waitUntil(async () => {
        await onwards(minute);
        return (await world.subjects()).length === 3;
      }, patience);
      expect(await subjects()).toEqual(['два', 'один', 'три']);
    });

    test.each<FetchStep>(['FETCHED', 'WRITTEN', 'COMMITTED', 'HANDLED'])('go on where they were cut short, and each is there once: at the step %s', async (step) => {
      for (const subject of ['один', 'два', 'три']) deliver(subject);
      const id = await world.connect();
      let left = 1;
      const broken = watch(id, world, (at) => {
        if (at === step && left > 0) {
          left -= 1;
          throw new Error('the power is gone');
        }
      });
      await broken.wake();
      await broken.stop();
      expect(left).toBe(0);
      // what could not be written is tried again by itself; a crash anywhere else ends the round
      if (step === 'FETCHED' || step === 'COMMITTED') expect(server.count('INBOX').seen).toBeLessThan(3);
      await world.rows('update mailbox set next_attempt_at = null');
      const again = watch(id);
      await again.wake();
      await again.wake();
      expect(await subjects()).toEqual(['два', 'один', 'три']);
      expect(server.count('INBOX')).toEqual({ letters: 3, seen: 3 });
      expect(await world.state(id)).toMatchObject({ fault: null });
    });

    test('come by one connection, whichever process has it; another goes on when that one is gone', async () => {
      const id = await world.connect();
      const other = new SoleHolder(clientConfig(world.connection));
      const [first, second] = [watch(id), watch(id, { ...world, sole: other })];
      await first.wake();
      await second.wake();
      expect(server.connections()).toBe(1);
      await first.stop();
      deliver('после');
      await second.wake();
      expect(await world.subjects()).toEqual(['после']);
      await second.stop();
      await other.stop();
    });

    test.each(['TLS', 'STARTTLS'] as const)('come over an encrypted line (%s) when somebody vouches for the certificate, and not before', async (security) => {
      const trusted = tls.getCACertificates('default');
      onTestFinished(() => tls.setDefaultCACertificates(trusted));
      deliver(security);
      const id = await world.connect({ security, port: server.encrypted.ports[security] });
      await watch(id).wake();
      expect(await world.subjects()).toEqual([]);
      expect(await world.state(id)).toMatchObject({ fault: 'TLS_FAILED' });
      tls.setDefaultCACertificates([...trusted, server.encrypted.certificate]);
      await untilRead(id);
      expect(await world.subjects()).toEqual([security]);
    });

    test('of several mailboxes come at once; one that cannot be read holds up none, and one that is paused is left', async () => {
      const silent = createServer(() => undefined).listen(0, server.address.host);
      onTestFinished(() => void silent.close());
      await vi.waitUntil(() => silent.listening);
      const [, other] = [await world.connect({ port: (silent.address() as AddressInfo).port }), await world.connect({ folder: 'Done' }), await world.connect()];
      deliver('первый');
      deliver('второй', noon, { folder: 'Done' });
      const all = new MailboxWatches(world).start();
      onTestFinished(() => all.stop());
      await vi.waitUntil(async () => (await world.subjects()).length === 2, patience);
      expect(await subjects()).toEqual(['второй', 'первый']);
      expect(await world.rows('select distinct mailbox_id from fetched_letter')).toHaveLength(2);
      expect(server.connections()).toBe(2);

      await world.workshop.perform(systemActor, async (work) => void (await changeMailbox(work, { id: other, active: false })));
      await vi.waitUntil(async () => {
        await onwards(minute);
        return server.connections() === 1;
      }, patience);
      deliver('пока её не читают', noon, { folder: 'Done' });
      deliver('третий');
      await vi.waitUntil(async () => (await world.subjects()).length === 3, patience);
      expect(await subjects()).toEqual(['второй', 'первый', 'третий']);
    });

    test('wait for six hours while their server is away, which the mailbox says since when and why, and then come the oldest first; it is tried later each time (P10)', async () => {
      const id = await world.connect();
      const watching = watch(id);
      await watching.wake();
      await server.leave();
      const lost = clock.now();
      const failures = async (): Promise<number> => Number((await world.state(id))?.['failures']);
      // that the line is dead the process hears when it hears it
      await vi.waitUntil(async () => {
        await onwards(5000);
        return (await failures()) > 0;
      }, patience);
      const waits: number[] = [];
      while ((await failures()) < 6) {
        const next = new Date(String((await world.state(id))?.['next_attempt_at'])).getTime();
        waits.push(next - clock.now());
        await clock.set(next);
        await watching.wake();
      }
      expect(waits).toEqual(waits.toSorted((a, b) => a - b));
      expect(waits.at(-1)).toBe(5 * minute);
      expect(await world.state(id)).toMatchObject({ fault: 'REFUSED', failures: 6, failing_since: expect.any(Date) });
      await clock.set(lost + 6 * 60 * minute);
      for (const hours of [4, 1, 5, 2, 3]) deliver(`через ${hours} ч`, lost + hours * 60 * minute);
      await server.comeBack();
      await onwards(5 * minute);
      await watching.wake();
      expect(await world.subjects()).toEqual([1, 2, 3, 4, 5].map((hours) => `через ${hours} ч`));
      expect(await world.state(id)).toMatchObject({ fault: null, failing_since: null, failures: 0 });
      expect(await events()).toEqual(['MAILBOX_CONNECTED', 'MAILBOX_FAILED', 'MAILBOX_NOT_READ', 'MAILBOX_WORKS_AGAIN']);
    });

    test('wait behind a wrong password, which is tried rarely: servers lock accounts', async () => {
      const id = await world.connect({ password: 'wrong' });
      await watch(id).wake();
      await onwards(minute);
      await onwards(minute);
      expect(await world.state(id)).toMatchObject({ fault: 'LOGIN_WRONG', failures: 1, next_attempt_at: new Date(noon + 5 * minute) });
    });

    test('that do not come for ten minutes are told of once to whoever keeps mailboxes, until the mailbox is read again or somebody has changed it', async () => {
      const id = await world.connect({ name: 'Обращения', password: 'wrong' });
      const told = async (viewer = world.head) => {
        await world.rows('update event_log set position = numbered.place from (select id, row_number() over (order by occurred_at, id) as place from event_log) numbered where numbered.id = event_log.id');
        return (await notificationsOf(world.reader, viewer.id, clock.now())).nodes.map(({ kind, subject, mailboxId, number }) => ({ kind, subject, mailboxId, number }));
      };
      for (const table of tablesToldFrom) await world.rows(table);
      const watching = watch(id);
      await watching.wake();
      for (const wait of [5, 4]) await onwards(wait * minute);
      expect(await told()).toEqual([]);
      for (const wait of [5, 5, 5]) await onwards(wait * minute);
      expect(await told()).toEqual([{ kind: 'MAILBOX_FAILED', subject: 'Обращения', mailboxId: id, number: null }]);
      expect(await told(world.specialist)).toEqual([]);
      await world.workshop.perform(systemActor, async (work) => changeMailbox(work, { id, password: server.address.password }));
      expect(await told()).toEqual([]);
    });

    test('are counted once a day, and when somebody asks', async () => {
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
      await watching.wake();
      expect(await world.state(id)).toMatchObject({ reconciled_at: new Date(noon + 24 * 60 * minute + minute) });
    });

    test('are counted by a test of the connection, which changes nothing', async () => {
      deliver('одно');
      const { name: _, ...order } = world.order();
      expect(await testConnection({ ...order, security: 'NONE', folder: 'INBOX', afterStoring: 'MARK_SEEN', moveTo: null } as Parameters<typeof testConnection>[0])).toEqual({ fault: null, detail: null, letters: 1 });
      expect(server.count('INBOX')).toEqual({ letters: 1, seen: 0 });
      expect(await world.subjects()).toEqual([]);
    });
  });
};
