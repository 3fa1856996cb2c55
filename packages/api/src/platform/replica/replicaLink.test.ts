import { CompiledQuery, type QueryResult } from 'kysely';
import { DatabaseError } from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import type { Reader } from '../reading/rows.ts';
import { isFaultOfServer } from './replicaFault.ts';
import { ReplicaLink } from './replicaLink.ts';

const coded = (code: string): DatabaseError => Object.assign(new DatabaseError('no', 0, 'error'), { code });
const query = CompiledQuery.raw('select 1');

/** A reader that does as told, and counts. */
const readerThat = (answer: () => Promise<unknown[]>): Reader & { asked: number } => {
  const reader = {
    asked: 0,
    executeQuery: async () => {
      reader.asked += 1;
      return { rows: await answer() } as QueryResult<never>;
    },
  };
  return reader;
};
const first = () => readerThat(async () => ['of the first']);
const failing = (error: Error) => readerThat(async () => { throw error; });

const links: ReplicaLink[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const link of links.splice(0)) link.lose('the test is over');
});
/** Nothing is connected before somebody reads. */
const linkWith = () => {
  const lost: string[] = [];
  const link = new ReplicaLink({ host: '127.0.0.1', port: 1, database: 'nowhere' }, (why) => lost.push(why));
  links.push(link);
  return { link, lost };
};
const rowsOf = async (reader: Reader): Promise<unknown> => (await reader.executeQuery(query)).rows;

test('what the replica answers is not asked elsewhere', async () => {
  const { link } = linkWith();
  const elsewhere = first();
  expect(await rowsOf(link.before(elsewhere, readerThat(async () => ['of the replica'])))).toEqual(['of the replica']);
  expect(elsewhere.asked).toBe(0);
});

test('a statement in favour of which the replica does not stop is answered by the first database, and so is the rest of its operation; others go on there', async () => {
  const { link, lost } = linkWith();
  const replica = failing(coded('40001'));
  const reader = link.before(first(), replica);
  expect([await rowsOf(reader), await rowsOf(reader)]).toEqual([['of the first'], ['of the first']]);
  expect(replica.asked).toBe(1);
  expect(lost).toEqual([]);
  expect(await rowsOf(link.before(first(), readerThat(async () => ['of the replica'])))).toEqual(['of the replica']);
});

test('a replica whose connection breaks is lost for all, and nobody notices', async () => {
  const { link, lost } = linkWith();
  expect(await rowsOf(link.before(first(), failing(new Error('Connection terminated unexpectedly'))))).toEqual(['of the first']);
  expect(lost).toEqual(['Error: Connection terminated unexpectedly']);
  const replica = readerThat(async () => ['of the replica']);
  expect(await rowsOf(link.before(first(), replica))).toEqual(['of the first']);
  expect(replica.asked).toBe(0);
  expect(await link.reachesOrIsLost(0)).toBe(false);
});

test('what hangs there when it is lost is answered by the first database', async () => {
  const { link } = linkWith();
  const reading = rowsOf(link.before(first(), readerThat(() => new Promise(() => undefined))));
  link.lose('it does not answer');
  expect(await reading).toEqual(['of the first']);
});

test('while something is read there the replica is asked whether it is still there; what hangs is not waited for longer', async () => {
  vi.useFakeTimers();
  const { link, lost } = linkWith();
  const reading = rowsOf(link.before(first(), readerThat(() => new Promise(() => undefined))));
  await vi.advanceTimersByTimeAsync(2_001);
  expect(await reading).toEqual(['of the first']);
  expect(lost).toEqual(['it does not answer']);
});

test('a replica of which nobody reads is not asked', async () => {
  vi.useFakeTimers();
  const { lost } = linkWith();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(lost).toEqual([]);
});

test('a replica that does not answer an operation in time is lost', async () => {
  vi.useFakeTimers();
  const { link, lost } = linkWith();
  const reached = link.reachesOrIsLost(1);
  await vi.advanceTimersByTimeAsync(101);
  expect(await reached).toBe(false);
  expect(lost).toEqual(['it does not answer']);
});

test('a caller who has gone gets nothing from elsewhere, and the replica is not to blame', async () => {
  const { link, lost } = linkWith();
  const caller = new AbortController();
  const elsewhere = first();
  const reading = link.before(elsewhere, readerThat(async () => {
    caller.abort(new Error('gone'));
    throw new Error('gone');
  }));
  await expect(reading.executeQuery(query, { signal: caller.signal })).rejects.toThrow('gone');
  expect(elsewhere.asked).toBe(0);
  expect(lost).toEqual([]);
});

test.each(['40001', '57014', '22P02', '25006', '42P01'])('%s speaks of the statement', (code) => expect(isFaultOfServer(coded(code))).toBe(false));
test.each(['57P01', '57P03', '53300', '28P01', '3D000', '08006', 'XX000'])('%s speaks of the server', (code) => expect(isFaultOfServer(coded(code))).toBe(true));
test('what PostgreSQL did not say speaks of the server', () => expect(isFaultOfServer(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toBe(true));
