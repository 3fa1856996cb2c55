import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { killDatabase, socketFolder } from '../start/launchedProcess.ts';
import { runCommandLine } from '../support/commandLine.ts';
import { deskOf } from '../support/desk.ts';
import { startServerOn, startSystem, type System } from '../support/startSystem.ts';

/** R4, R18 (§4.7): two servers mark the promises of one desk, and are cut off in the middle of marking, again and again. */
const accepted = '2026-11-24T11:00:00+03:00';
const threeQuarters = '2026-11-25T15:00:00+03:00';
const oneHourLeft = '2026-11-26T10:00:00+03:00';
const broken = '2026-11-26T11:00:01+03:00';
const promises = 30;

let desks: [System, System];
/** The folder of the first desk outlives its server. */
let removeFolder: () => Promise<void>;
let ticketIds: string[];
beforeAll(async () => {
  const first = await startSystem();
  removeFolder = () => first.stop();
  desks = [first, await startServerOn(first.dataDir)];
  await bothAt(accepted);
  const tickets = await Promise.all(Array.from({ length: promises }, (_, index) => deskOf(index % 2 === 0 ? desks[0] : desks[1]).clientAsks({ priority: 'HIGH' })));
  ticketIds = tickets.map(({ id }) => id);
}, 120_000);
afterAll(async () => {
  for (const desk of desks) await desk.server.stop();
  await removeFolder();
});

const bothAt = (instant: string): Promise<unknown> => Promise.all(desks.map((desk) => desk.at(instant)));
const bothPass = (seconds: number): Promise<unknown> => Promise.all(desks.map((desk) => desk.pass(seconds)));
const shortlyBefore = (instant: string): Date => new Date(Date.parse(instant) - 10 * 60_000);

const withDatabase = async <T>(something: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ host: socketFolder(desks[0].dataDir), user: 'postgres', database: 'reglament' });
  // it may be ended together with its database
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await something(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** What was told about the promises of this test: how many events of each kind, each promise counted. */
const told = (): Promise<Record<string, number>> =>
  withDatabase(async (client) => {
    const { rows } = await client.query<{ kind: string; count: number }>(
      `select case type when 'OBLIGATION_BREACHED' then 'broken' else (payload -> 'threshold')::text end as kind, count(*)::int as count
       from event_log where type in ('OBLIGATION_BREACHED', 'OBLIGATION_AT_RISK') and subject_id = any($1) group by 1 order by 1`,
      [ticketIds],
    );
    return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
  });

/** What the desk, the demonstration included, told more than once in events or in its ledger. */
const toldTwice = (): Promise<unknown[]> =>
  withDatabase(async (client) => {
    const { rows } = await client.query(
      `select type, payload ->> 'obligationId' as obligation from event_log where type in ('OBLIGATION_BREACHED', 'OBLIGATION_AT_RISK')
         group by type, payload ->> 'obligationId', payload -> 'threshold', case type when 'OBLIGATION_AT_RISK' then payload ->> 'dueAt' end having count(*) > 1
       union all
       select change, obligation_id::text from obligation_ledger where change in ('BREACHED', 'WARNED') and state ->> 'ticketId' = any($1)
         group by change, obligation_id, details -> 'threshold' having count(*) > 1`,
      [ticketIds],
    );
    return rows as unknown[];
  });

const waiterSql = "select pid from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into ' || $1 || ' %'";

/**
 * Lets a server come to an instant and holds it where it writes into a table, its marks set and not committed; does something to it
 * there, and lets go. Answers once nothing is left of its transaction.
 */
const inTheMiddle = (desk: System, instant: string, table: string, something: () => Promise<void> | void): Promise<void> =>
  withDatabase(async (holder) => {
    await holder.query('begin');
    await holder.query(`lock table ${table} in share mode`);
    const command = desk.at(instant).catch(() => undefined);
    const pid = await withDatabase((watcher) =>
      vi.waitUntil(async () => (await watcher.query<{ pid: number }>(waiterSql, [table])).rows[0]?.pid, { timeout: 20_000, interval: 20 }),
    );
    await something();
    await holder.query('rollback').catch(() => undefined);
    await command;
    const gone = async (): Promise<boolean> =>
      withDatabase(async (watcher) => (await watcher.query('select 1 from pg_stat_activity where pid = $1', [pid])).rows.length === 0).catch(() => false);
    await vi.waitUntil(gone, { timeout: 30_000, interval: 50 });
  });

/** Cuts each server off once on its way to an instant, the other table each; whoever was cut off starts anew a little before. */
const cutEachOff = async (instant: string): Promise<void> => {
  await bothAt(shortlyBefore(instant).toISOString());
  const before = await told();
  for (const [index, table] of [[0, 'obligation_ledger'], [1, 'event_log']] as const) {
    const doomed = desks[index];
    await inTheMiddle(doomed, instant, table, () => doomed.server.kill());
    expect(await told()).toEqual(before);
    const skew = Math.round((shortlyBefore(instant).getTime() - Date.now()) / 1000);
    desks[index] = await startServerOn(doomed.dataDir, {}, ['--test-clock', `--test-clock-skew=${skew}`]);
  }
};

const [quarters, hour] = ['{"percentUsed": 75}', '{"workingMinutesLeft": 60}'];
const cases: [instant: string, expected: Record<string, number>][] = [
  [threeQuarters, { [quarters]: promises }],
  [oneHourLeft, { [quarters]: promises, [hour]: promises }],
];

it.each(cases)('cut off while they warn at %s, they warn of each promise once', async (instant, expected) => {
  await cutEachOff(instant);
  await bothAt(instant);
  await bothPass(1);
  expect(await told()).toEqual(expected);
  expect(await toldTwice()).toEqual([]);
});

it('cut off while they mark, and then with the database, they break each promise once', async () => {
  await cutEachOff(broken);
  const before = await told();
  await inTheMiddle(desks[0], broken, 'event_log', async () => {
    killDatabase(desks[0].dataDir);
    await Promise.all(desks.map(({ server }) => server.printed((output) => output.includes('PostgreSQL runs again.'))));
  });
  expect(await told()).toEqual(before);
  await vi.waitUntil(async () => (await Promise.all(desks.map(({ server }) => fetch(`${server.url}/ready`)))).every(({ status }) => status === 200), { timeout: 30_000, interval: 50 });
  await bothAt(broken);
  await bothPass(1);
  await bothPass(60);
  expect(await told()).toEqual({ ...before, broken: promises });
  expect(await toldTwice()).toEqual([]);
  expect((await runCommandLine(desks[0].dataDir, ['ledger:verify'])).exitCode).toBe(0);
});
