import { expect, test } from 'vitest';
import type { ReplicaReaders } from './readingReplica.ts';
import { inTurn, Replicas } from './replicas.ts';

/** A replica that notes how often it was chosen; `well` false: it is found to be behind, and left out. */
class StandIn {
  isRead = true;
  well = true;
  chosen = 0;
  floors: number[] = [];
  start(): void { this.isRead = true; }
  async stop(): Promise<void> { this.isRead = false; }
  async readers(floor: number): Promise<ReplicaReaders | null> {
    this.chosen += 1;
    this.floors.push(floor);
    if (!this.well) this.isRead = false;
    return this.well ? ({ of: this } as unknown as ReplicaReaders) : null;
  }
}

const positionOf = (position: number | null) => ({ ask: () => (position === null ? new Promise<number>(() => undefined) : Promise.resolve(position)) });
const several = (count: number, position: number | null = 4711) => {
  const all = Array.from({ length: count }, () => new StandIn());
  return { all, replicas: new Replicas(all, positionOf(position)) };
};
const ask = async (replicas: Replicas, times: number): Promise<(ReplicaReaders | null)[]> => {
  const answers = [];
  for (let time = 0; time < times; time += 1) answers.push(await replicas.readers());
  return answers;
};

test('operations go to the replicas in turn, each with the place that the first database had come to', async () => {
  const { all, replicas } = several(3);
  expect(await ask(replicas, 9)).not.toContain(null);
  expect(all.map(({ chosen }) => chosen)).toEqual([3, 3, 3]);
  expect(new Set(all.flatMap(({ floors }) => floors))).toEqual(new Set([4711]));
  expect(replicas.state).toEqual({ read: 3, of: 3 });
});

test('one that is found to be behind is asked once, the others take its turns, and it has them again when it is well', async () => {
  const { all, replicas } = several(3);
  const [, second] = all as [StandIn, StandIn, StandIn];
  second.well = false;
  const answers = await ask(replicas, 9);
  expect(answers.filter((one) => one === null)).toHaveLength(1);
  expect(second.chosen).toBe(1);
  expect(all[0]?.chosen).toBe(4);
  expect(all[2]?.chosen).toBe(4);
  expect(replicas.state).toEqual({ read: 2, of: 3 });
  [second.well, second.isRead] = [true, true];
  await ask(replicas, 6);
  expect(second.chosen).toBe(3);
  expect(replicas.state).toEqual({ read: 3, of: 3 });
});

test('without any that is read, and while the first database says nothing of its place, the first database is read', async () => {
  const { all, replicas } = several(2);
  for (const one of all) one.isRead = false;
  expect(await replicas.readers()).toBeNull();
  expect(replicas.state).toEqual({ read: 0, of: 2 });
  const slow = several(1, null);
  expect(await slow.replicas.readers()).toBeNull();
  expect(slow.all[0]?.chosen).toBe(0);
  expect(slow.replicas.state).toEqual({ read: 1, of: 1 });
});

test('whose turn it is', () => {
  const [a, b, c] = [{ isRead: true }, { isRead: false }, { isRead: true }] as const;
  expect(inTurn([a, b, c], 1)).toEqual([c, a]);
  expect(inTurn([a, b, c], 2)[0]).toBe(c);
  expect(inTurn([b], 0)).toEqual([]);
});
