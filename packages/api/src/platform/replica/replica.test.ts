import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { Logger } from '../log.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../testing/scratchSystem.ts';
import { firstPositionOf } from './firstPosition.ts';
import { Replica } from './replica.ts';
import { Replicas } from './replicas.ts';

let system: ScratchSystem;
beforeAll(async () => {
  system = await scratchSystem([]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

/** Why a replica in this database of the same server is not taken. */
const whyNot = async (database: string): Promise<{ why: string; replica: Replica }> => {
  const warn = vi.fn<(fields: { why: string }, line: string) => void>();
  const replica = new Replica({ ...system.connection, database }, firstPositionOf(system.pool), system.pool, () => true, { warn } as unknown as Logger);
  onTestFinished(() => replica.stop());
  replica.start();
  await vi.waitUntil(() => warn.mock.calls.length > 0);
  return { why: warn.mock.calls[0]?.[0].why ?? '', replica };
};

test('a server that follows nobody is not read, be it the first database itself', async () => {
  const { why, replica } = await whyNot(system.connection.database);
  expect(why).toBe('it follows nobody');
  expect(replica.isRead).toBe(false);
  expect(await replica.readers(0)).toBeNull();
});

test('another database is not read, and the log says so', async () => {
  expect((await whyNot('postgres')).why).toBe('REPLICA_URL does not lead to a replica of this database');
});

test('a replica that was never looked for is not read', async () => {
  expect(await Replicas.at([system.connection, system.connection], system.pool, () => true, system.log).readers()).toBeNull();
});
