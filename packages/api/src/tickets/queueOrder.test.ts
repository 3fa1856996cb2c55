import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskOf } from '../access/testing/asking.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import type { QueueOrder } from '../regulation/regulationParameters.ts';
import { loadRuleBooks } from '../regulation/ruleBook.ts';
import { systemActor } from '../platform/events/actor.ts';
import { markBreaches } from '../sla/breachEngine.ts';
import { ticketsAsSubjects } from './obligationSubjects.ts';
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

it('§4.7: no row has a priority that this release does not know; the database refuses it', async () => {
  for (const table of ['ticket', 'response_obligation']) await expect(world.pool.query(`update ${table} set priority = 'URGENT'`)).rejects.toThrow(`${table}_priority_check`);
});

it('§4.7, R4: where a later release has put one in, it stands behind the others by priority, where it belongs by its due, and breaks its promise by its due', async () => {
  for (const table of ['ticket', 'response_obligation']) await world.pool.query(`alter table ${table} drop constraint ${table}_priority_check`);
  await world.pool.query("update response_obligation set priority = 'URGENT' where ticket_id = (select id from ticket where subject = 'high')");
  await world.pool.query("update ticket set priority = 'URGENT' where subject = 'high'");
  const standing = async (queueOrder: QueueOrder): Promise<number> => {
    await world.pool.query('update regulation_version set parameters = $1', [{ ...defaultRegulation, queueOrder }]);
    await loadRuleBooks(world.reader);
    return (await world.rows<{ subject: string }>(`select t.subject from ticket t order by ${queueOrderSql()}`)).findIndex(({ subject }) => subject === 'high');
  };
  expect([await standing('PRIORITY_THEN_ARRIVAL'), await standing('EARLIEST_DUE')]).toEqual([5, 1]);
  const desk = await deskOf(world, world.features);
  // a contract that promises three cannot tell a fourth, and nothing else in its place
  expect(await desk.ask(world.head, '{ tickets(first: 10) { nodes { subject priority } } }')).toMatchObject({ data: null, errors: [{ path: 'tickets.nodes.1.priority' }] });
  expect(await desk.get(world.head, '{ tickets(first: 10) { nodes { subject sla { standing } } } }')).toMatchObject({ tickets: { nodes: { 1: { subject: 'high', sla: { standing: 'ON_TIME' } } } } });
  const [promise] = await world.rows<{ dueAt: Date }>("select due_at as \"dueAt\" from response_obligation where priority = 'URGENT'");
  await markBreaches(world.pool, ticketsAsSubjects, (promise?.dueAt.getTime() ?? 0) + 1);
  expect(await world.rows("select breached_at from response_obligation where priority = 'URGENT'")).toEqual([{ breached_at: promise?.dueAt }]);
});
