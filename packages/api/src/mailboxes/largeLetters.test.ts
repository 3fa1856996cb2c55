import { beforeAll, expect, test } from 'vitest';
import { letterOfRoman } from '../mail/testing/letterOf.ts';
import { commandClock } from '../platform/clock.ts';
import { batchBytes } from './fetchBatches.ts';
import { MailboxWatch } from './mailboxWatch.ts';
import type { Script } from './testing/imapStandIn.ts';
import type { MailboxWorld } from './testing/mailboxWorld.ts';
import { useStandIn } from './testing/useStandIn.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const standIn = useStandIn(clock, noon);
const { imap } = standIn;
let world: MailboxWorld;
beforeAll(() => {
  ({ world } = standIn);
});

const large = letterOfRoman({ Subject: 'Большой файл' }, Array.from({ length: batchBytes / 64 + 20_000 }, (_, at) => String(at).padEnd(62, '.')).join('\r\n'));
/** What the letters were asked for by: the ranges of bytes, and `whole`. */
const asked: string[] = [];
const listening = (script: Script): Script => (command, rest) => {
  const part = /BODY\.PEEK\[\](<\d+\.\d+>)?/.exec(rest);
  if (command === 'UID FETCH' && part) asked.push(part[1] ?? 'whole');
  return script(command, rest);
};
const isOfPiece = (rest: string): boolean => rest.includes('<');

/** Looks once, and a second time after five minutes where the first brought nothing. */
const come = async (script: Script = () => null, claimedBytes?: number): Promise<void> => {
  asked.length = 0;
  imap.script = listening(script);
  imap.deliver(large, noon, claimedBytes);
  const watching = new MailboxWatch(world, await world.connect());
  await watching.wake();
  if ((await world.subjects()).length === 0) {
    await clock.set(noon + 5 * 60_000);
    await watching.wake();
  }
  await watching.stop();
};
const kept = async () => (await world.rows<{ raw: Buffer }>('select raw from incoming_letter')).map(({ raw }) => raw.equals(large));

test('a large letter comes piece by piece, byte for byte', async () => {
  await come();
  expect(await kept()).toEqual([true]);
  expect(asked).toEqual(Array.from({ length: Math.ceil(large.length / 1_048_576) }, (_, at) => `<${at * 1_048_576}.1048576>`));
  expect(imap.inbox.letters.every(({ flags }) => flags.has('\\Seen'))).toBe(true);
});

test.each<[string, () => Promise<void>]>([
  ['knows no pieces and says so', () => come((_, rest) => (isOfPiece(rest) ? { bad: 'no partial fetch' } : null))],
  ['says that it is smaller than it is', () => come(undefined, large.length - 100)],
  ['says that it is longer than it is', () => come(undefined, large.length + 100)],
])('of a server that %s it is fetched whole, and none of it is lacking', async (_, comes) => {
  await comes();
  expect(await kept()).toEqual([true]);
  expect(asked.at(-1)).toBe('whole');
});

test('a server that sends all of it instead of a piece sends it once', async () => {
  imap.givesPieces = false;
  await come();
  expect(await kept()).toEqual([true]);
  expect(asked).toEqual(['<0.1048576>']);
});

test('a connection that breaks between pieces loses nothing: it comes with the next', async () => {
  let breaks = true;
  await come((_, rest) => {
    if (!breaks || !rest.includes('<2097152.')) return null;
    breaks = false;
    return 'DROP';
  });
  expect(await kept()).toEqual([true]);
  expect(asked.filter((range) => range === '<0.1048576>')).toHaveLength(2);
});
