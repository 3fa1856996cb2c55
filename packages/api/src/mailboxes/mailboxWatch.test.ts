import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test, vi } from 'vitest';
import { letterOfRoman } from '../mail/testing/letterOf.ts';
import { longestLetterBytes } from '../mail/storing.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { MailboxWatch } from './mailboxWatch.ts';
import { ImapStandIn } from './testing/imapStandIn.ts';
import { openMailboxWorld, type MailboxWorld } from './testing/mailboxWorld.ts';
import { standInServer } from './testing/standInServer.ts';

// Faults on command: a server that refuses one command, lacks another or breaks off in the middle of a letter cannot be had from a real
// one at the right moment. Whatever any server can be held to is in testing/promises.ts, which reads from a dovecot, too.

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

const watch = (id: string): MailboxWatch => {
  const made = new MailboxWatch(world, id);
  watches.push(made);
  return made;
};
const deliver = (subject: string) => imap.deliver(letterOfRoman({ Subject: subject }), noon);
const sortedSubjects = async () => (await world.subjects()).toSorted((a, b) => (a < b ? -1 : 1));
const onwards = (milliseconds: number) => clock.set(clock.now() + milliseconds);

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
