import { setTimeout as after } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { killDatabase } from '../start/launchedProcess.ts';
import { databaseOf } from '../support/database.ts';
import { deskOf } from '../support/desk.ts';
import { startServerOn, startSystem, type System } from '../support/startSystem.ts';

/** R4 (§4.7) by the real clock: three machines, one an hour behind, one right, one an hour ahead; one of them is cut off every five seconds, and the database now and then. */
const skews = [-3600, 0, 3600] as const;
const promises = 5000;
const carriers = 40;
/** All fall due within so many seconds, the first after so many. */
const [first, within] = [15, 75] as const;

const database = async <T>(dataDir: string, work: (client: Awaited<ReturnType<typeof databaseOf>>) => Promise<T>): Promise<T> => {
  const client = await databaseOf(dataDir);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

it('each of 5,000 promises is broken once and soon, whatever becomes of three machines with wrong clocks and of the database', async () => {
  const desk = await startSystem({}, [`--test-clock-skew=${skews[0]}`]);
  const nodes: System[] = [desk];
  const start = (node: number): Promise<System> => startServerOn(desk.dataDir, {}, [`--test-clock-skew=${skews[node]}`]);
  onTestFinished(async () => {
    await Promise.all(nodes.map((node) => node.server.stop().catch(() => undefined)));
    await desk.stop().catch(() => undefined);
  });
  nodes.push(await start(1), await start(2));

  const tickets = await Promise.all(Array.from({ length: carriers }, () => deskOf(desk).clientAsks()));
  await database(desk.dataDir, async (client) => {
    await client.query(
      `insert into response_obligation select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'due_at', clock_timestamp() + make_interval(secs => $2 + random() * $3)))).*
       from response_obligation o, generate_series(1, $4) where o.ticket_id = any($1::uuid[])`,
      [tickets.map(({ id }) => id), first, within - first, promises / carriers]);
  });
  // an event of a new promise lets every machine look what is due next
  await deskOf(desk).clientAsks();

  const until = Date.now() + (within + 5) * 1000;
  let [cuts, restarts] = [0, 0];
  while (Date.now() < until) {
    await after(5000);
    const node = cuts % skews.length;
    cuts += 1;
    await nodes[node]?.server.kill();
    if (cuts % 5 === 0) {
      restarts += 1;
      killDatabase(desk.dataDir);
    }
    nodes[node] = await start(node);
  }

  const told = async () => database(desk.dataDir, async (client) => (await client.query<{ broken: number; events: number; entries: number; twice: number; p99: number; longest: number; early: number }>(
    `with mine as (select id, due_at from response_obligation where ticket_id = any($1::uuid[]) and due_at < now()),
       told as (select payload ->> 'obligationId' as id, count(*) as times, min(occurred_at) as at from event_log where type = 'OBLIGATION_BREACHED' group by 1),
       entered as (select obligation_id as id, count(*) as times from obligation_ledger where change = 'BREACHED' group by 1)
     select (select count(*)::int from response_obligation o join mine using (id) where o.breached_at = mine.due_at) as broken,
       count(told.id)::int as events, count(entered.id)::int as entries, count(*) filter (where told.times > 1 or entered.times > 1)::int as twice,
       count(*) filter (where told.at < due_at)::int as early,
       percentile_cont(0.99) within group (order by extract(epoch from told.at - due_at)) as p99, max(extract(epoch from told.at - due_at))::float as longest
     from mine left join told on told.id = mine.id::text left join entered on entered.id = mine.id`, [tickets.map(({ id }) => id)])).rows[0]);
  await vi.waitFor(async () => expect(await told()).toMatchObject({ broken: promises, events: promises, entries: promises, twice: 0, early: 0 }), { timeout: 60_000, interval: 500 });
  const figures = await told();
  console.log(`${promises} promises, ${cuts} cuts of a machine, ${restarts} of the database: late by p99 ${figures?.p99.toFixed(2)} s, longest ${figures?.longest.toFixed(2)} s   aim ≤ 30 s`);
  expect(cuts).toBeGreaterThanOrEqual(8);
  expect(figures?.p99).toBeLessThanOrEqual(30);
}, 400_000);
