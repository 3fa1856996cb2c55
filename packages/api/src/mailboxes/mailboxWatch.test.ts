import { Socket } from 'node:net';
import { beforeAll, beforeEach, afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { letterOfRoman } from '../mail/testing/letterOf.ts';
import { longestLetterBytes } from '../mail/storing.ts';
import { commandClock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { askForMailboxCheck, changeMailbox } from './mailboxActs.ts';
import { MailboxWatch } from './mailboxWatch.ts';
import { Folder } from './testing/folder.ts';
import type { MailboxWorld } from './testing/mailboxWorld.ts';
import { useStandIn } from './testing/useStandIn.ts';

// Faults on command: a server that refuses one command, lacks another or breaks off in the middle of a letter cannot be had from a real
// one at the right moment. Whatever any server can be held to is in testing/promises.ts, which reads from a dovecot, too.

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const minute = 60_000;

const standIn = useStandIn(clock, noon);
const { imap } = standIn;
let world: MailboxWorld;
let watches: MailboxWatch[] = [];
beforeAll(() => {
  ({ world } = standIn);
});
afterEach(async () => {
  await Promise.all(watches.map((watch) => watch.stop()));
  watches = [];
});

const watch = (id: string): MailboxWatch => {
  const made = new MailboxWatch(world, id);
  watches.push(made);
  return made;
};
const deliver = (subject: string) => imap.deliver(letterOfRoman({ Subject: subject }), noon);
const sortedSubjects = async () => (await world.subjects()).toSorted((a, b) => (a < b ? -1 : 1));
const onwards = (milliseconds: number) => clock.set(clock.now() + milliseconds);

describe('a mailbox that is turned to another folder, numbered alike', () => {
  const other = () => imap.folders.get('Support') ?? new Folder(0);
  beforeEach(() => imap.folders.set('Support', new Folder(imap.inbox.uidValidity)));
  afterEach(() => imap.folders.delete('Support'));
  const turn = async (id: string, folder: string): Promise<void> => {
    await world.workshop.perform(systemActor, (work) => changeMailbox(work, { id, expectedVersion: null, folder }));
  };

  test('gives its letters, though letters of the earlier folder had the same numbers; nobody says before that they are there', async () => {
    deliver('во входящих');
    other().add(letterOfRoman({ Subject: 'в другой' }), noon);
    const id = await world.connect();
    const mailbox = watch(id);
    await mailbox.wake();
    expect(await world.state(id)).toMatchObject({ letters_in_mailbox: 1, letters_stored: 1 });
    await turn(id, 'Support');
    expect(await world.state(id)).toMatchObject({ letters_in_mailbox: null, letters_stored: null, uid_validity: null });
    await mailbox.wake();
    expect(await sortedSubjects()).toEqual(['в другой', 'во входящих']);
    expect(await world.state(id)).toMatchObject({ letters_in_mailbox: 1, letters_stored: 1 });
  });

  test('loses no letter by what the earlier folder was still to be told', async () => {
    deliver('во входящих');
    const id = await world.connect({ afterStoring: 'DELETE' });
    const mailbox = watch(id);
    imap.script = (command) => (command === 'UID STORE' ? { no: 'not now' } : null);
    await mailbox.wake();
    expect(imap.inbox.letters).toHaveLength(1);
    other().add(letterOfRoman({ Subject: 'в другой' }), noon);
    imap.script = (command) => (command === 'UID FETCH' ? { no: 'not now' } : null);
    await turn(id, 'Support');
    await mailbox.wake();
    expect(other().letters).toHaveLength(1);
    imap.script = () => null;
    for (let round = 0; round < 3; round += 1) await onwards(minute);
    await mailbox.wake();
    expect(await sortedSubjects()).toEqual(['в другой', 'во входящих']);
  });

  test('gives a letter once that was moved there, or to which it is turned again', async () => {
    deliver('перенесено');
    const id = await world.connect();
    const mailbox = watch(id);
    await mailbox.wake();
    for (const { raw, arrivedAt } of imap.inbox.letters) other().add(raw, arrivedAt);
    for (const folder of ['Support', 'INBOX']) {
      await turn(id, folder);
      await mailbox.wake();
    }
    expect(await world.subjects()).toEqual(['перенесено']);
    expect(await world.state(id)).toMatchObject({ letters_in_mailbox: 1, letters_stored: 1, folder_number: 2 });
  });
});

test('a letter of a server whose clock is ahead is there once, however often its folder is numbered anew', async () => {
  for (const [subject, bytes] of [['раньше времени', undefined], ['Огромное', longestLetterBytes + 1]] as const) imap.deliver(letterOfRoman({ Subject: subject }), noon + 20_000, bytes);
  const mailbox = watch(await world.connect());
  await mailbox.wake();
  for (let time = 0; time < 2; time += 1) {
    imap.dropAll();
    imap.inbox.numberAnew();
    for (let round = 0; round < 3; round += 1) await onwards(minute);
    await mailbox.wake();
  }
  expect(await world.rows('select count(distinct uid_validity)::int as numberings, count(distinct letter_id)::int as letters from fetched_letter')).toEqual([{ numberings: 3, letters: 2 }]);
  expect(await world.rows('select max(received_at) as at from incoming_letter')).toEqual([{ at: new Date(noon) }]);
});

test('of a letter that is too large its arrival, size and headers are asked for and nothing else, however often it is met', async () => {
  deliver('обычное');
  const large = imap.deliver(letterOfRoman({ Subject: 'Огромное' }), noon, longestLetterBytes + 1);
  const asked = new Map<string, Set<string>>();
  imap.script = (command, rest) => {
    const [set = ''] = command === 'UID FETCH' ? rest.split(' ') : [];
    for (const letter of imap.inbox.named(set)) {
      const which = letter === large ? 'large' : 'ordinary';
      asked.set(which, (asked.get(which) ?? new Set()).add(rest.slice(set.length + 1)));
    }
    return null;
  };
  const id = await world.connect();
  const mailbox = watch(id);
  await mailbox.wake();
  await world.workshop.perform(systemActor, (work) => askForMailboxCheck(work, { id }));
  await mailbox.wake();
  imap.dropAll();
  imap.inbox.numberAnew();
  for (let round = 0; round < 2; round += 1) await onwards(minute);
  await mailbox.wake();
  expect(await world.rows('select count(distinct uid_validity)::int as numberings from fetched_letter')).toEqual([{ numberings: 2 }]);
  expect([...(asked.get('large') ?? [])].toSorted()).toEqual(['(UID BODY.PEEK[HEADER])', '(UID INTERNALDATE)', '(UID RFC822.SIZE)']);
  expect([...(asked.get('ordinary') ?? [])]).toContain('(UID BODY.PEEK[])');
});

test('a letter that is too large and whose headers the server refuses holds up nobody: the others come in each round', async () => {
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

test('a connection that breaks in the middle of a letter costs none of them, and none comes twice', async () => {
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

test('a server that tells of nothing (no IDLE) is looked at every minute', async () => {
  imap.commands.length = 0;
  imap.script = (command) => (command === 'IDLE' ? { bad: 'what is that?' } : null);
  const watching = watch(await world.connect()).start();
  await watching.wake();
  await vi.waitUntil(() => imap.commands.includes('IDLE'), { timeout: 8000 });
  deliver('через минуту');
  await vi.waitUntil(async () => {
    await onwards(minute);
    return (await world.subjects()).length === 1;
  }, { timeout: 8000 });
});

describe('a server that takes IDLE', () => {
  const idling = async (): Promise<void> => {
    imap.commands.length = 0;
    const watching = watch(await world.connect()).start();
    await watching.wake();
    await vi.waitUntil(() => imap.commands.includes('IDLE'), { timeout: 8000 });
  };

  test('and never tells of anything is looked at every minute all the same', async () => {
    imap.tells = false;
    await idling();
    deliver('о нём никто не скажет');
    await onwards(minute);
    expect(await world.subjects()).toEqual(['о нём никто не скажет']);
  });

  test('on a line that died without a word is connected to anew: the letter is here within three minutes of its arrival', async () => {
    const asked: number[] = [];
    const faster = 100;
    const inTime = Reflect.get(Socket.prototype, 'setTimeout') as (this: Socket, milliseconds: number, callback?: () => void) => Socket;
    const sockets = vi.spyOn(Socket.prototype, 'setTimeout').mockImplementation(function (this: Socket, milliseconds: number, callback?: () => void) {
      asked.push(milliseconds);
      return inTime.call(this, milliseconds / faster, callback);
    });
    onTestFinished(() => sockets.mockRestore());
    await idling();
    imap.forgetLines();
    deliver('за мёртвой линией');
    const arrived = clock.now();
    await onwards(minute);
    await onwards(5000);
    expect(await world.subjects()).toEqual(['за мёртвой линией']);
    expect(clock.now() - arrived + Math.max(...asked)).toBeLessThanOrEqual(3 * minute);
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
