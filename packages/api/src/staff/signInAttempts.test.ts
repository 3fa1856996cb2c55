import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandClock, type CommandedClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import { attemptCounter, type CountAttempt } from './signInAttempts.ts';

let system: ScratchSystem;
let clock: CommandedClock;
let processes: [CountAttempt, CountAttempt, CountAttempt];
beforeAll(async () => {
  clock = commandClock();
  await clock.set(Date.parse('2026-11-24T11:00:00+03:00'));
  system = await scratchSystem([]);
  processes = [attemptCounter(system.pool), attemptCounter(system.pool), attemptCounter(system.pool)];
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

/** So many attempts, each by the next process; how many were counted, and what the others were told. */
const attempts = async (count: number, accountOf: (index: number) => string, peerOf: (index: number) => string) => {
  const told = await Promise.allSettled(Array.from({ length: count }, async (_, index) => (processes[index % 3] ?? processes[0])(accountOf(index), peerOf(index))));
  return { let: told.filter(({ status }) => status === 'fulfilled').length, refused: told.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string; params: unknown }] : [])) };
};

test('ten wrong passwords of an account are all, whichever process is asked; then one each ninety seconds', async () => {
  const { let: counted, refused } = await attempts(30, () => 'guessed@company.example', String);
  expect(counted).toBe(10);
  expect(refused).toHaveLength(20);
  for (const one of refused) expect(one).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', details: { params: { seconds: 90 } } });
  await clock.set(clock.now() + 90_000);
  expect((await attempts(6, () => 'guessed@company.example', String)).let).toBe(1);
});

test('fifty of one place, whatever accounts they try', async () => {
  expect((await attempts(60, (index) => `${index}@company.example`, () => 'one place')).let).toBe(50);
});

test('a right one counts for neither, and forgets the wrong ones of its account', async () => {
  const [count] = processes;
  for (let time = 0; time < 9; time += 1) await count('mistyped@company.example', 'office');
  const forget = await count('mistyped@company.example', 'office');
  await expect(count('mistyped@company.example', 'office')).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  forget();
  for (let time = 0; time < 10; time += 1) await count('mistyped@company.example', 'elsewhere');
  for (let person = 0; person < 200; person += 1) (await count(`${person}@office.example`, 'office'))();
});

test('nobody’s address is kept for being mistyped', async () => {
  const rows = await system.rows<{ caller: string }>('select caller from point_bucket');
  expect(rows.length).toBeGreaterThan(60);
  for (const { caller } of rows) expect(caller).toMatch(/^(account|peer) [0-9a-f]{32}$/);
});
