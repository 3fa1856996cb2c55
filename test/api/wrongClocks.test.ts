import { expect, it, onTestFinished } from 'vitest';
import { connectToDatabase } from '../support/database.ts';
import { deskOf } from '../support/desk.ts';
import { startServerOn, startSystem, type System } from '../support/startSystem.ts';
import { eventsIn, followTicketsFromNow } from '../support/stream.ts';

/** The machine of the desk is wrong by an hour; the database, on the same machine as this test, is right. */
const hour = 3600;
const wrongDesk = async (seconds: number, ...args: string[]): Promise<System> => {
  const system = await startSystem({}, [`--test-clock-skew=${seconds}`, ...args]);
  onTestFinished(() => system.stop());
  return system;
};
/** How many seconds the desk's clock is ahead of the test's. */
const aheadOf = async (system: System): Promise<number> => {
  const { workingHours } = await system.get<{ workingHours: { now: string } }>('{ workingHours { now } }');
  return (Date.parse(workingHours.now) - Date.now()) / 1000;
};
const warnings = (system: System): { aheadSeconds: number }[] =>
  system.server.output().split('\n').filter((line) => line.includes('aheadSeconds')).map((line) => JSON.parse(line) as { aheadSeconds: number });

it.each([hour, -hour])('a machine that is %d s ahead tells the time of the database, and says once what is wrong', async (seconds) => {
  const system = await wrongDesk(seconds);
  expect(Math.abs(await aheadOf(system))).toBeLessThan(1);
  expect(warnings(system)).toMatchObject([{ level: 40, aheadSeconds: seconds, msg: expect.stringContaining('NTP') as string }]);
});

it('a commanded clock starts from the wrong machine and stays where it is set', async () => {
  const system = await wrongDesk(hour, '--test-clock');
  const ahead = await aheadOf(system);
  // it stands still since the start
  expect(ahead).toBeGreaterThan(hour - 300);
  expect(ahead).toBeLessThanOrEqual(hour);
  await system.at('2026-11-24T11:00:00+03:00');
  await deskOf(system).clientAsks();
  const { workingHours } = await system.get<{ workingHours: { now: string } }>('{ workingHours { now } }');
  expect(workingHours.now).toBe('2026-11-24T08:00:00.000Z');
});

it.each([hour, -hour])('on a machine that is %d s ahead a promise is broken when it is due, neither earlier nor later', async (seconds) => {
  const system = await wrongDesk(seconds);
  const database = await connectToDatabase(system.dataDir);
  const past = await deskOf(system).clientAsks();
  const coming = await deskOf(system).clientAsks();
  // the engine may still be looking because of these two
  const stream = await followTicketsFromNow(system.socket());
  const dueAt = 'case ticket_id when $1 then clock_timestamp() - interval \'1 minute\' else clock_timestamp() + interval \'30 minutes\' end';
  await database.query(`update response_obligation set due_at = ${dueAt} where ticket_id in ($1, $2)`, [past.id, coming.id]);
  // a new promise: the engine looks what is due next
  await deskOf(system).clientAsks();
  const events = eventsIn(await stream.until(({ ticketEvents: { event } }) => event?.type === 'OBLIGATION_BREACHED' && event.ticketId === past.id));
  const broken = events.filter(({ type }) => type === 'OBLIGATION_BREACHED');
  expect(broken.map(({ ticketId }) => ticketId)).toEqual([past.id]);
  expect(Math.abs(Date.parse(broken[0]?.occurredAt ?? '') - Date.now())).toBeLessThan(5000);
  expect(await deskOf(system).ticket(coming)).toMatchObject({ obligations: [{ breachedAt: null }] });
  await stream.end();
});

it('two processes on one database, an hour ahead and an hour behind, break a promise once and within a second of its due', async () => {
  const ahead = await wrongDesk(hour);
  const behind = await startServerOn(ahead.dataDir, {}, [`--test-clock-skew=${-hour}`]);
  onTestFinished(() => behind.stop());
  const database = await connectToDatabase(ahead.dataDir);
  const ticket = await deskOf(ahead).clientAsks();
  const stream = await followTicketsFromNow(behind.socket());
  const { rows: [due] } = await database.query<{ due: Date }>(`update response_obligation set due_at = date_trunc('milliseconds', clock_timestamp() + interval '3 seconds') where ticket_id = $1 returning due_at as due`, [ticket.id]);
  // new promises: both processes look what is due next
  await Promise.all([deskOf(ahead).clientAsks(), deskOf(behind).clientAsks()]);
  const seen = await stream.until(({ ticketEvents: { event } }) => event?.type === 'OBLIGATION_BREACHED' && event.ticketId === ticket.id);
  const told = Date.now();
  expect(told - (due?.due.getTime() ?? 0)).toBeGreaterThanOrEqual(0);
  // the aim is a second; a busy machine gets a little more
  expect(told - (due?.due.getTime() ?? 0)).toBeLessThan(2000);
  expect(eventsIn(seen).filter(({ type }) => type === 'OBLIGATION_BREACHED')).toHaveLength(1);
  // whoever looks late finds nothing left to do
  await Promise.all([deskOf(ahead).clientAsks(), deskOf(behind).clientAsks()]);
  const { rows } = await database.query<{ entries: number }>(`select count(*)::int as entries from obligation_ledger l join response_obligation o on o.id = l.obligation_id where o.ticket_id = $1 and l.change = 'BREACHED'`, [ticket.id]);
  expect(rows).toEqual([{ entries: 1 }]);
  await stream.end();
});
