import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { actorOf } from '../access/viewer.ts';
import mail from '../mail/index.ts';
import mailboxes from '../mailboxes/index.ts';
import notifications from '../notifications/index.ts';
import { notificationsOf } from '../notifications/notificationsOf.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { commandClock } from '../platform/clock.ts';
import { placeEvents } from '../platform/events/relay.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { startRecomputing } from '../sla/calendarRecomputeProcess.ts';
import { ticketsThatMove } from '../tickets/obligationSubjects.ts';
import watchers from '../watchers/index.ts';
import { carryOutChange } from './calendarChangeActs.ts';
import { planDays } from './companyDays.ts';
import { tablesToldFrom } from '../notifications/testing/tablesToldFrom.ts';

const clock = commandClock();
const msk = (text: string): number => Date.parse(`2026-11-${text}:00+03:00`);
let world: World;
beforeAll(async () => {
  world = await openWorld([mail, mailboxes, watchers, notifications]);
  for (const table of tablesToldFrom) await world.rows(table);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

test('R11 (§6): a due that a new calendar would put in the past is told to the head, even after a change of their own, and to nobody besides', async () => {
  await clock.set(msk('26T11:00'));
  const { number } = await world.request();
  // due on Monday at eleven; on Saturday evening it is announced that this Saturday was a working day
  await clock.set(msk('28T17:30'));
  await world.workshop.perform(actorOf(world.head), async (work) =>
    carryOutChange(work, await planDays(work, { calendarCode: 'ru', days: [{ date: '2026-11-28', kind: 'OPENED' }], reason: null, announcement: null })));
  const process = await startRecomputing(world, ticketsThatMove);
  await vi.waitFor(async () => expect(await world.rows('select from calendar_change where finished_at is null')).toEqual([]), { timeout: 10_000, interval: 5 });
  await process.stop();
  await placeEvents(world.pool);
  const told = async (id: string) => (await notificationsOf(world.reader, id, clock.now())).nodes.map((one) => [one.kind, one.number]);
  expect(await told(world.head.id)).toEqual([['GRACED', number]]);
  expect(await told(world.specialist.id)).toEqual([]);
  expect(await world.rows('select due_at as due from ticket')).toEqual([{ due: new Date(msk('30T10:30')) }]);
});
