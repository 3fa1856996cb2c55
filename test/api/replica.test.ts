import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { deskOf } from '../support/desk.ts';
import { freePort } from '../support/ports.ts';
import { replicaUrl, startReplica, type Replica } from '../support/replica.ts';
import { startServerOn, startSystem, type System } from '../support/startSystem.ts';

/** A desk that knows a replica, and another process of it; the replica comes later. */
let system: System;
let second: System;
let replica: Replica;
let firstPort: number;
let said: string[];
beforeAll(async () => {
  const port = await freePort();
  firstPort = port;
  system = await startSystem({ REPLICA_URL: replicaUrl(port) });
  said = [await whyLeftOut()];
  replica = await startReplica(system.dataDir, port);
  second = await startServerOn(system.dataDir, { REPLICA_URL: replicaUrl(port) });
  await Promise.all([taken(), second.server.printed((output) => output.includes(read))]);
});
afterAll(async () => {
  await second.stop();
  await system.stop();
  await replica.remove();
});

const leftOut = '"msg":"the replica is left out';
const read = '"msg":"lists are read from the replica"';
const times = (text: string): number => system.server.output().split(text).length - 1;
/** Waits until the log says that it is read: as often as it was left out. */
const taken = async (): Promise<void> => {
  await system.server.printed(() => times(read) > 0 && times(read) === times(leftOut));
};
/** Waits until the log says that it was left out once more. */
const whyLeftOut = async (): Promise<string> => {
  await system.server.printed(() => times(leftOut) > times(read));
  return /"why":"(.*?)","msg":"the replica is left out[^\n]*\n(?![\s\S]*"why")/.exec(system.server.output())?.[1] ?? '';
};

/** When one of these connections began what it did last on the replica, as the replica knows it. */
const lastRead = async (name: 'reglament replica' | 'reglament replica clients', like: string): Promise<number> => {
  const [row] = await replica.rows<{ at: number | null }>('select max(extract(epoch from query_start))::float8 as at from pg_stat_activity where application_name = $1 and query like $2', [name, like]);
  return row?.at ?? 0;
};
const subjects = async (asked = system): Promise<string[]> =>
  (await asked.get<{ tickets: { nodes: { subject: string }[] } }>('{ tickets(first: 5, orderBy: [{ field: NUMBER, direction: DESC }]) { nodes { subject } } }')).tickets.nodes.map(({ subject }) => subject);
const list = '%from ticket t%';
const ask = async (subject: string): Promise<void> => {
  const { createTicket } = await system.get<{ createTicket: { userErrors: unknown[] } }>(
    'mutation($input: CreateTicketInput!) { createTicket(input: $input) { userErrors { message } } }', { input: { subject, body: 'Текст' } }, system.partner);
  expect(createTicket.userErrors).toEqual([]);
};
/** Asks until it was read on the replica: a machine that is busy may leave it out for a while. */
const isReadThere = async (name: Parameters<typeof lastRead>[0], asking: () => Promise<unknown>): Promise<void> => {
  const before = await lastRead(name, list);
  await vi.waitUntil(async () => {
    await asking();
    return (await lastRead(name, list)) > before;
  }, { timeout: 30_000, interval: 100 });
};

describe('a desk with a replica', () => {
  it('starts and serves without it, and reads it as soon as it is there', async () => {
    expect(said[0]).toContain('ECONNREFUSED');
    await isReadThere('reglament replica', async () => expect(await subjects()).toHaveLength(5));
  });

  it('reads there for a client’s system too, which sees its own requests and no others', async () => {
    const asked = '{ tickets(first: 50) { totalCount nodes { client { id } } } }';
    const all = await deskOf(system).ticketCount();
    await isReadThere('reglament replica clients', async () => {
      const { tickets } = await system.get<{ tickets: { totalCount: number; nodes: { client: { id: string } }[] } }>(asked, {}, system.partner);
      expect(new Set(tickets.nodes.map(({ client }) => client.id)).size).toBe(1);
      expect(tickets.totalCount).toBeLessThan(all);
    });
  });

  it('shows each act in the list that is asked for after it, a hundred times, at the process that did it and at another', async () => {
    for (let round = 1; round <= 100; round += 1) {
      await ask(`Заявка ${round}`);
      expect(await subjects(round % 2 === 0 ? system : second)).toContain(`Заявка ${round}`);
    }
  });

  it('leaves out a replica that stands still, at once: nobody sees an old list', async () => {
    await taken();
    await replica.pause();
    await ask('Пока реплика стоит');
    expect(await subjects()).toContain('Пока реплика стоит');
    expect(await whyLeftOut()).toMatch(/does not keep up: \d+ bytes of the log behind/);
    const before = await lastRead('reglament replica', list);
    expect(await subjects()).toContain('Пока реплика стоит');
    expect(await lastRead('reglament replica', list)).toBeLessThanOrEqual(before);
    await replica.resume();
    await taken();
    expect(await subjects()).toContain('Пока реплика стоит');
  });

  it('notices nothing when the replica is killed, is ready without it, and takes it again', async () => {
    const asking = Array.from({ length: 40 }, () => subjects());
    await replica.kill();
    for (const answer of await Promise.all(asking)) expect(answer).toContain('Пока реплика стоит');
    expect(await whyLeftOut()).not.toBe('');
    await ask('Пока реплики нет');
    expect(await subjects()).toContain('Пока реплики нет');
    expect((await fetch(`${system.server.url}/ready`)).status).toBe(200);
    await replica.start();
    await taken();
    await isReadThere('reglament replica', async () => expect(await subjects()).toContain('Пока реплики нет'));
  });

  it('reads from several in turn, leaves out the one that is killed, and says how many it reads', async () => {
    const port = await freePort();
    const another = await startReplica(system.dataDir, port);
    onTestFinished(() => another.remove());
    const third = await startServerOn(system.dataDir, { REPLICA_URL: `${replicaUrl(firstPort)}, ${replicaUrl(port)}` });
    onTestFinished(() => third.stop());
    const state = async (): Promise<unknown> => ((await (await fetch(`${third.server.url}/ready`)).json()) as { replicas: unknown }).replicas;
    await third.server.printed((output) => output.split(read).length > 2);
    expect(await state()).toEqual({ read: 2, of: 2 });
    const lists = async (at: Replica): Promise<number> => (await at.rows<{ at: number }>("select coalesce(max(extract(epoch from query_start)), 0)::float8 as at from pg_stat_activity where application_name = 'reglament replica' and query like $1", [list]))[0]?.at ?? 0;
    const before = await lists(another);
    await isReadThere('reglament replica', () => subjects(third));
    await vi.waitUntil(async () => (await subjects(third)).length > 0 && (await lists(another)) > before, { timeout: 10_000, interval: 50 });
    await another.kill();
    await vi.waitUntil(async () => (await state() as { read: number }).read === 1, { timeout: 10_000, interval: 50 });
    await ask('Пока одной нет');
    expect(await subjects(third)).toContain('Пока одной нет');
    await isReadThere('reglament replica', () => subjects(third));
    expect(await state()).toEqual({ read: 1, of: 2 });
  });
});
