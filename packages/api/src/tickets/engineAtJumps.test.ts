import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { BreachEngine } from '../sla/breachEngine.ts';
import type { ObligationSubjects } from '../sla/runningObligation.ts';
import { ticketsAsSubjects } from './obligationSubjects.ts';

const clock = commandClock();
const msk = (text: string): number => Date.parse(`2026-${text}+03:00`);

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

/** Tickets whose engine can be held in the middle of its first look. */
const heldSubjects = (): { subjects: ObligationSubjects; looks: Promise<void>; goOn: () => void } => {
  const [looking, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const subjects: ObligationSubjects = {
    ...ticketsAsSubjects,
    lock: async (...asked) => {
      looking.resolve();
      await held.promise;
      return ticketsAsSubjects.lock(...asked);
    },
  };
  return { subjects, looks: looking.promise, goOn: held.resolve };
};

/** No event may come to the help of the alarm. */
const deaf = { follow: () => () => undefined, poke: () => undefined } as unknown as World['events'];

test('R4: what falls due while the engine looks is marked as soon as it has looked, however little the clock went on', async () => {
  await clock.set(msk('11-26T10:59:50'));
  const { id } = await world.request({ priority: 'HIGH', receivedAt: msk('11-24T11:00:00') });
  const { subjects, looks, goOn } = heldSubjects();
  const engine = new BreachEngine({ ...world, events: deaf }, subjects);
  const started = engine.start();
  await looks;
  await clock.set(msk('11-26T11:00:05'));
  goOn();
  await started;
  const breaches = () => world.rows('select breached_at from response_obligation where ticket_id = $1 and breached_at is not null', [id]);
  await vi.waitFor(async () => expect(await breaches()).toEqual([{ breached_at: new Date(msk('11-26T11:00:00')) }]), { timeout: 10_000 });
  await engine.stop();
});
