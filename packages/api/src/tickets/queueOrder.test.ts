import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../outbox/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import type { QueueOrder } from '../regulation/regulationParameters.ts';
import { loadRuleBooks } from '../regulation/ruleBook.ts';
import { systemActor } from '../platform/events/actor.ts';
import { queueOrderSql } from './ticketFilter.ts';

let world: World;
const clock = commandClock();
const at = (text: string): number => Date.parse(`2026-11-${text}:00+03:00`);

beforeAll(async () => {
  world = await openWorld();
  await clock.set(at('26T12:00'));
  const asked = async (subject: string, receivedAt: number, priority: 'HIGH' | 'MEDIUM' | 'LOW'): Promise<void> => {
    await world.workshop.perform(systemActor, (work) => world.requestIn(work, { subject, priority, receivedAt }), at('26T12:00'));
  };
  await asked('low, nearly overdue', at('17T12:00'), 'LOW');
  await asked('medium', at('24T11:00'), 'MEDIUM');
  await asked('high', at('25T11:00'), 'HIGH');
  // of one millisecond: the order of registration decides
  await asked('high, registered after', at('25T11:00'), 'HIGH');
  await asked('low', at('23T11:00'), 'LOW');
  await asked('high, nothing owed', at('23T12:00'), 'HIGH');
  await world.pool.query("update ticket set due_at = null where subject = 'high, nothing owed'");
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

it.each<[QueueOrder, string[]]>([
  ['EARLIEST_DUE', ['low, nearly overdue', 'high', 'high, registered after', 'medium', 'low', 'high, nothing owed']],
  ['STRICT_ARRIVAL', ['low, nearly overdue', 'low', 'high, nothing owed', 'medium', 'high', 'high, registered after']],
  ['PRIORITY_THEN_ARRIVAL', ['high, nothing owed', 'high', 'high, registered after', 'medium', 'low, nearly overdue', 'low']],
])('§4.7, R22: %s is how the queue stands', async (queueOrder, subjects) => {
  await world.pool.query('update regulation_version set parameters = $1', [{ ...defaultRegulation, queueOrder }]);
  await loadRuleBooks(world.reader);
  expect((await world.rows<{ subject: string }>(`select t.subject from ticket t order by ${queueOrderSql()}`)).map(({ subject }) => subject)).toEqual(subjects);
});
