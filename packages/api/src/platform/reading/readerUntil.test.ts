import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { patienceOf } from '../graphql/patience.ts';
import { newId } from '../identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../testing/scratchSystem.ts';
import { readerUntil, readRows } from './rows.ts';

let system: ScratchSystem;
beforeAll(async () => {
  system = await scratchSystem([]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

/** How many statements with this word the database is at work on. */
const underWay = async (word: string): Promise<number> =>
  (await system.rows("select from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like $1", [`%${word}%`])).length;
const slow = (word: string, signal: AbortSignal): Promise<unknown> => readRows(readerUntil(system.reader, signal), `select pg_sleep(60) /* ${word} */`, []);

test('when the caller leaves, the statement is gone from the database', async () => {
  const caller = new AbortController();
  const reading = slow('left', caller.signal);
  await vi.waitUntil(async () => (await underWay('left')) === 1);
  caller.abort(new Error('gone'));
  await expect(reading).rejects.toThrow('gone');
  await vi.waitUntil(async () => (await underWay('left')) === 0);
});

test('the same for a client’s system, whose connections may cancel nothing themselves, and when all of those are busy', async () => {
  const caller = new AbortController();
  const reading = { clientId: newId(), viewerId: newId() };
  const readings = Promise.allSettled(Array.from({ length: 6 }, () => readRows(readerUntil(system.readerOf(reading), caller.signal), 'select pg_sleep(60) /* ofClient */', [])));
  await vi.waitUntil(async () => (await underWay('ofClient')) === 6);
  caller.abort(new Error('gone'));
  expect((await readings).every(({ status }) => status === 'rejected')).toBe(true);
  await vi.waitUntil(async () => (await underWay('ofClient')) === 0);
  expect(await readRows(system.readerOf(reading), 'select 1 as one', [])).toEqual([{ one: 1 }]);
});

test('when all connections are busy for callers who left, each is free again', async () => {
  const callers = Array.from({ length: 12 }, () => new AbortController());
  const readings = callers.map(({ signal }) => slow('crowd', signal));
  const outcomes = Promise.allSettled(readings);
  await vi.waitUntil(async () => (await underWay('crowd')) === callers.length);
  for (const one of callers) one.abort(new Error('gone'));
  expect((await outcomes).every(({ status }) => status === 'rejected')).toBe(true);
  await vi.waitUntil(async () => (await underWay('crowd')) === 0);
  expect(await readRows(system.reader, 'select 1 as one', [])).toEqual([{ one: 1 }]);
});

test('what lasts too long is broken off, and says so in the caller’s language', async () => {
  const { signal } = patienceOf(50, 'en');
  await expect(slow('late', signal)).rejects.toMatchObject({ extensions: { code: 'TIMED_OUT' }, message: expect.stringContaining('took longer than 0.05 s') as unknown });
  await vi.waitUntil(async () => (await underWay('late')) === 0);
});

test('once the signal was given nothing is begun; an answer in time is an answer', async () => {
  const caller = new AbortController();
  expect(await readRows(readerUntil(system.reader, caller.signal), 'select 1 as one', [])).toEqual([{ one: 1 }]);
  caller.abort(new Error('gone'));
  await expect(readRows(readerUntil(system.reader, caller.signal), 'select 1', [])).rejects.toThrow('gone');
});

test('a request that was answered is not timed any longer', () => {
  vi.useFakeTimers();
  const { signal, end } = patienceOf(50, 'ru');
  end();
  vi.advanceTimersByTime(100);
  expect(signal.aborted).toBe(false);
  vi.useRealTimers();
});
