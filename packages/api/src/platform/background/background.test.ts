import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { commandClock, type CommandedClock } from '../clock.ts';
import type { Job } from '../feature.ts';
import { clientConfig } from '../database/orm.ts';
import { systemActor } from '../events/actor.ts';
import { newId } from '../identity.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../testing/scratchSystem.ts';
import type { PlacedEvent } from '../events/placedEvent.ts';
import { FollowerRounds } from './followerRounds.ts';
import { JobRounds } from './jobRounds.ts';
import { SoleHolder } from './soleHolder.ts';

let system: ScratchSystem;
let time: CommandedClock;
beforeAll(async () => {
  time = commandClock();
  await time.set(Date.parse('2026-11-24T09:00:00+03:00'));
  system = await scratchSystem([]);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

const holder = (): SoleHolder => new SoleHolder(clientConfig(system.connection));
const onwards = (seconds: number): Promise<void> => time.set(time.now() + seconds * 1000);
const stateOf = async (name: string) => (await system.rows<{ failures: number; dueAt: Date; lastError: string | null }>('select failures, due_at as "dueAt", last_error as "lastError" from job_state where name = $1', [name]))[0];
const job = (id: string, run: Job['run'], everySeconds = 600): Job => ({ id, when: { everySeconds }, run });

test('a job is done at once, and again when its time comes', async () => {
  const sole = holder();
  const times: number[] = [];
  const rounds = new JobRounds(system, sole, 'vendor-a', job('tick', async () => void times.push(time.now()))).start();
  const begun = time.now();
  await vi.waitUntil(async () => times.length === 1 && (await stateOf('vendor-a/tick'))?.dueAt.getTime() === begun + 600_000);
  await onwards(600);
  await vi.waitUntil(() => times.length === 2);
  await onwards(600);
  await vi.waitUntil(() => times.length === 3);
  expect(times).toEqual([begun, begun + 600_000, begun + 1_200_000]);
  await rounds.stop();
  await sole.stop();
});

test('of two processes one does it', async () => {
  const [one, other] = [holder(), holder()];
  let done = 0;
  const tick = job('once', async () => void (done += 1));
  const processes = [new JobRounds(system, one, 'vendor-b', tick).start(), new JobRounds(system, other, 'vendor-b', tick).start()];
  await vi.waitUntil(async () => (await stateOf('vendor-b/once')) !== undefined && done > 0);
  for (const times of [2, 3]) {
    await onwards(601);
    await vi.waitUntil(() => done === times);
  }
  await Promise.all(processes.map((each) => each.stop()));
  expect(done).toBe(3);
  await Promise.all([one.stop(), other.stop()]);
});

test('a job that throws is noted, done again after a growing pause, and forgiven when it goes well', async () => {
  const sole = holder();
  let attempts = 0;
  const rounds = new JobRounds(system, sole, 'vendor-c', job('weak', async () => {
    attempts += 1;
    if (attempts < 3) throw new Error(`no. ${attempts}`);
  })).start();
  await vi.waitUntil(async () => (await stateOf('vendor-c/weak'))?.failures === 1);
  expect((await stateOf('vendor-c/weak'))?.lastError).toContain('no. 1');
  await onwards(60);
  await vi.waitUntil(async () => (await stateOf('vendor-c/weak'))?.failures === 2);
  await onwards(119);
  expect(attempts).toBe(2);
  await onwards(1);
  await vi.waitUntil(async () => (await stateOf('vendor-c/weak'))?.failures === 0);
  expect(attempts).toBe(3);
  expect((await stateOf('vendor-c/weak'))?.lastError).toBeNull();
  await rounds.stop();
  await sole.stop();
});

const happen = async (type: string): Promise<string> => {
  const { eventIds } = await system.workshop.perform(systemActor, (work) => work.record({ type, subjectType: 'vendor-thing', subjectId: newId() }));
  await system.events.catchUp();
  return eventIds[0] ?? '';
};

test('a follower gets each event after it was installed, also those that came while nobody ran', async () => {
  await happen('VENDOR_THING_DONE');
  const seen: string[] = [];
  const follower = { id: 'log', to: 'VENDOR_THING_DONE', follow: async (_system: unknown, event: PlacedEvent) => void seen.push(event.id) };
  const sole = holder();
  const first = await new FollowerRounds(system, sole, 'vendor-d', follower).start();
  const one = await happen('VENDOR_THING_DONE');
  await happen('VENDOR_THING_ELSE');
  await vi.waitUntil(() => seen.length === 1);
  await first.stop();
  const two = await happen('VENDOR_THING_DONE');
  const second = await new FollowerRounds(system, sole, 'vendor-d', follower).start();
  await vi.waitUntil(() => seen.length === 2);
  expect(seen).toEqual([one, two]);
  await second.stop();
  await sole.stop();
});

test('a follower that fails gets the event again, and after eight times the next one', async () => {
  const seen: string[] = [];
  let poison = '';
  let attempts = 0;
  const follower = { id: 'weak', to: 'VENDOR_THING_DONE', follow: async (_system: unknown, event: PlacedEvent) => {
    if (event.id === poison) { attempts += 1; throw new Error('bad'); }
    seen.push(event.id);
  } };
  const sole = holder();
  const rounds = await new FollowerRounds(system, sole, 'vendor-e', follower).start();
  const make = system.workshop.perform(systemActor, async (work) => { poison = await work.record({ type: 'VENDOR_THING_DONE', subjectType: 'vendor-thing', subjectId: newId() }); });
  await make;
  await system.events.catchUp();
  await vi.waitUntil(() => attempts === 1);
  const good = await happen('VENDOR_THING_DONE');
  expect(seen).toEqual([]);
  await vi.waitUntil(async () => {
    await onwards(3600);
    return seen.length === 1;
  });
  expect({ attempts, seen }).toEqual({ attempts: 8, seen: [good] });
  await rounds.stop();
  await sole.stop();
});
