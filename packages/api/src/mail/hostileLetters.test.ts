import { afterAll, beforeAll, expect, test } from 'vitest';
import { numbersFrom, seedOfRun } from '@reglament/test/seed';
import { inVolume } from '@reglament/test/volume';
import attachments from '../attachments/index.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import quarantine from '../quarantine/index.ts';
import mail from './index.ts';
import { writtenReason } from './letterReason.ts';
import { receiveLetter } from './receiving.ts';
import { hostileLetter } from './testing/hostileLetters.ts';
import { letterOfRoman } from './testing/letterOf.ts';
import { receiveProven } from './testing/receiveProven.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
const envelope = { to: ['support@company.example'], receivedAt: noon };

let world: World;
beforeAll(async () => {
  await clock.set(noon);
  world = await openWorld([attachments, mail, quarantine]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const hostile = inVolume(90, 900);
const honestEvery = 9;

const seed = seedOfRun();

test(`among letters that are broken in every way at once none is lost, each has an outcome and a reason that staff can read, and the honest ones become requests (bad input, row 17; seed ${seed})`, async () => {
  const draw = numbersFrom(seed);
  const sent = new Map<string, Buffer>();
  const honest: (string | null)[] = [];
  for (let at = 0; at < hostile; at += 1) {
    const raw = hostileLetter(draw, at);
    // every third comes without a sender of the envelope, as reports do
    const { letterId } = await receiveLetter(world, raw, { ...envelope, from: at % 3 === 0 ? '' : 'x@evil.example', peer: { address: '203.0.113.7', helo: 'x' } });
    sent.set(letterId, raw);
    if (at % honestEvery === 0) honest.push((await receiveProven(world, letterOfRoman(), envelope)).ticketNumber);
  }
  const kept = await world.rows<{ id: string; raw: Buffer; outcome: string | null; reason: string | null }>('select id, raw, outcome, reason from incoming_letter where id = any($1)', [[...sent.keys()]]);
  expect(kept).toHaveLength(hostile);
  expect(kept.filter(({ id, raw }) => !sent.get(id)?.equals(raw))).toEqual([]);
  const explained = new Set(['REGISTERED', 'JOINED']);
  const silent = kept.filter(({ outcome, reason }) => outcome === null || (!explained.has(outcome) && (reason === null || writtenReason(reason, 'ru') === reason)));
  expect(silent.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([]);
  expect(new Set(kept.map(({ outcome }) => outcome)).size).toBeGreaterThanOrEqual(4);
  expect(new Set(honest).size).toBe(hostile / honestEvery);
  expect(honest).not.toContain(null);
  // nobody spoke as a contact, and no letter went where nobody is
  expect(await world.rows(`select message.id from message join incoming_letter letter on letter.message_id = message.id where letter.id = any($1) and letter.outcome = 'JOINED'`, [[...sent.keys()]])).toEqual([]);
  expect(await world.rows(`select to_address from outgoing_letter where to_address ~* '^(support|mailer-daemon|kvartseva)@'`)).toEqual([]);
});
