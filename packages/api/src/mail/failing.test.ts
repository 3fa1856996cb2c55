import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { decideLetter } from './deciding.ts';
import mail from './index.ts';
import { LetterProcessing } from './letterProcessing.ts';
import { receiveProven } from './testing/receiveProven.ts';
import { storeLetter } from './storing.ts';
import { letterOfRoman } from './testing/letterOf.ts';

const clock = commandClock();
const noon = Date.parse('2026-11-24T09:00:00Z');
/** How many registrations from now on fail at their very end. */
let failures = 0;

let world: World;
beforeAll(async () => {
  const failing = {
    to: 'TICKET_REGISTERED',
    react: async () => {
      if (failures-- > 0) throw new Error('the program fails here');
    },
  };
  world = await openWorld([mail], { reactions: [failing] });
}, scratchPatienceMilliseconds);
afterAll(() => world.close());
beforeEach(async () => {
  failures = 0;
  await clock.set(noon);
});

const envelope = { to: ['support@company.example'], receivedAt: noon };
const letterState = async (id: string) => (await world.rows<{ outcome: string | null; reason: string | null; attempts: number }>('select outcome, reason, attempts from incoming_letter where id = $1', [id]))[0];
const count = async (table: 'ticket' | 'message' | 'outgoing_letter' | 'contact') => (await world.rows(`select id from ${table}`)).length;

test('a letter whose processing fails is kept, leaves no half of a request, and is registered at the next attempt', async () => {
  const before = [await count('ticket'), await count('message'), await count('outgoing_letter'), await count('contact')];
  failures = 1;
  const verdict = await receiveProven(world, letterOfRoman({ From: 'fresh@ladoga-rk.example' }), envelope);
  expect(verdict).toMatchObject({ outcome: null, ticketNumber: null });
  expect([await count('ticket'), await count('message'), await count('outgoing_letter'), await count('contact')]).toEqual(before);
  const processing = new LetterProcessing(world).start();
  await processing.wake();
  expect(await letterState(verdict.letterId)).toMatchObject({ outcome: null, attempts: 1 });
  await clock.set(noon + 5_000);
  expect(await letterState(verdict.letterId)).toMatchObject({ outcome: 'REGISTERED' });
  expect(await count('ticket')).toBe((before[0] ?? 0) + 1);
  await processing.stop();
});

test('a letter that fails three times waits for a person, in sight, and does not stop the others', async () => {
  const poison = await storeLetter(world, letterOfRoman(), envelope);
  const processing = new LetterProcessing(world);
  failures = 1;
  await processing.wake();
  const good = await storeLetter(world, letterOfRoman(), envelope);
  await processing.wake();
  expect(await letterState(good)).toMatchObject({ outcome: 'REGISTERED' });
  failures = 1;
  await clock.set(noon + 5_000);
  failures = 1;
  await clock.set(noon + 5_000 + 60_000);
  expect(await letterState(poison)).toEqual({ outcome: 'UNREADABLE', reason: 'PROCESSING_FAILED', attempts: 3 });
  expect(await world.rows(`select payload->>'outcome' as outcome from event_log where type = 'LETTER_FILED' and subject_id = $1`, [poison])).toEqual([{ outcome: 'UNREADABLE' }]);
  await processing.stop();
});

test('letters that a crash left undecided are decided at the next start, in the order of their arrival (§4.7)', async () => {
  const later = await storeLetter(world, letterOfRoman({ Subject: 'второе' }), { ...envelope, receivedAt: noon - 1000 });
  const earlier = await storeLetter(world, letterOfRoman({ Subject: 'первое' }), { ...envelope, receivedAt: noon - 2000 });
  const processing = new LetterProcessing(world).start();
  await processing.wake();
  const numbers = await world.rows<{ id: string; number: string }>(
    'select letter.id, number from incoming_letter letter join ticket on ticket.id = letter.ticket_id where letter.id = any($1) order by number', [[later, earlier]]);
  expect(numbers.map(({ id }) => id)).toEqual([earlier, later]);
  await processing.stop();
});

test('a letter that two processes decide about at once is registered once', async () => {
  const before = await count('ticket');
  const id = await storeLetter(world, letterOfRoman(), envelope);
  const verdicts = await Promise.all([decideLetter(world, id), decideLetter(world, id), decideLetter(world, id)]);
  expect(new Set(verdicts.map(({ ticketNumber }) => ticketNumber)).size).toBe(1);
  expect(await count('ticket')).toBe(before + 1);
});
