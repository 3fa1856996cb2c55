import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { deskOf, partnerOf, person, type Desk } from '../access/testing/asking.ts';
import { newId } from '../platform/identity.ts';
import { JobRounds } from '../platform/background/jobRounds.ts';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../platform/testing/scratchSystem.ts';
import plugins from './index.ts';

let system: ScratchSystem;
let desk: Desk;
let goesWrong = true;
const sync = { id: 'sync', when: { everySeconds: 60 }, run: async () => { if (goesWrong) throw new Error('no luck\nwith a second line'); } };
const features = [plugins, { name: 'vendor-sync' as const, jobs: [sync] }];
beforeAll(async () => {
  system = await scratchSystem(features);
  desk = await deskOf(system, features);
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

const told = async (viewer: Parameters<Desk['get']>[0]) => (await desk.get<{ failingJobs: unknown[] }>(viewer, '{ failingJobs { id plugin failures nextAt error } }')).failingJobs;
const round = async (): Promise<void> => {
  await system.rows("update job_state set due_at = now() - interval '1 day', last_run_at = null");
  const rounds = new JobRounds(system, system.sole, 'vendor-sync', sync).start();
  await vi.waitUntil(async () => (await system.rows('select 1 from job_state where last_run_at is not null')).length === 1, { timeout: 10_000 });
  await rounds.stop();
};

test('a job that goes wrong is told to staff in one line, and no longer when it goes well', async () => {
  expect(await told(person('ADMIN'))).toEqual([]);
  await round();
  expect(await told(person('ADMIN'))).toMatchObject([{ id: 'vendor-sync/sync', plugin: 'vendor-sync', failures: 1, error: 'Error: no luck' }]);
  for (const stranger of [null, partnerOf(newId())]) expect(await told(stranger)).toEqual([]);
  goesWrong = false;
  await round();
  expect(await told(person('ADMIN'))).toEqual([]);
});
