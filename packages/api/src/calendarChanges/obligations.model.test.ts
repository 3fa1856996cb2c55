import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandClock, type CommandedClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { verifyLedger } from '../sla/ledgerVerification.ts';
import { anyAct, type Real } from './testing/obligationActs.ts';
import { ModelCalendar } from './testing/modelCalendar.ts';
import { PromiseModel } from './testing/promiseModel.ts';

let world: World;
let time: CommandedClock;
/** That of the desk, which outlives a run. */
const calendar = new ModelCalendar();
beforeAll(async () => {
  time = commandClock();
  world = await openWorld();
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

/** Fixed, so that a build that was green stays green; a failure prints it with the path to the shortest sequence. */
const seed = 20_261_124;
const firstMoments = fc.integer({ min: Date.parse('2026-11-02T00:00:00Z'), max: Date.parse('2027-02-20T00:00:00Z') });

test('R1–R12, R17: whatever client, staff, calendar and time do in whatever order, promises are as a simple model says (§4.7, §4.12)', async () => {
  await fc.assert(
    fc.asyncProperty(firstMoments, fc.commands([...anyAct], { maxCommands: 40, size: 'max' }), async (firstMoment, acts) => {
      await fc.asyncModelRun(() => ({ model: new PromiseModel(firstMoment, calendar), real: { world, time } satisfies Real }), acts);
    }),
    { seed, numRuns: 40 },
  );
  expect(await verifyLedger(world.pool)).toMatchObject({ faults: [] });
}, scratchPatienceMilliseconds);
