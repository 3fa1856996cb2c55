import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { letterOfRoman } from '../../mail/testing/letterOf.ts';
import { SoleHolder } from '../../platform/background/soleHolder.ts';
import { commandClock } from '../../platform/clock.ts';
import { clientConfig } from '../../platform/database/orm.ts';
import { systemActor } from '../../platform/events/actor.ts';
import { scratchPatienceMilliseconds } from '../../platform/testing/scratchSystem.ts';
import { askForMailboxCheck } from '../mailboxActs.ts';
import { MailboxWatch } from '../mailboxWatch.ts';
import { openMailboxWorld, type MailboxWorld } from './mailboxWorld.ts';
import type { MailServer } from './mailServer.ts';

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

    const watch = (id: string, system: typeof world = world): MailboxWatch => {
      const made = new MailboxWatch(system, id);
      watches.push(made);
      return made;
    };
    const deliver = (subject: string, at = noon): Buffer => {
      const raw = letterOfRoman({ Subject: subject });
      server.deliver(raw, at);
      return raw;
    };

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
  });
};
