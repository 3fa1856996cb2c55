import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Client } from 'pg';
import { killDatabase } from '../start/launchedProcess.ts';
import { runCommandLine } from '../support/commandLine.ts';
import { connectToDatabase } from '../support/database.ts';
import { deskOf } from '../support/desk.ts';
import { clockFrom } from '../support/process.ts';
import { startServerOn, startSystem, type System } from '../support/startSystem.ts';

/** R4, R18 (§4.7): two servers mark the promises of one desk, and are cut off in the middle of marking, again and again. */
const accepted = '2026-11-24T11:00:00+03:00';
const threeQuarters = '2026-11-25T15:00:00+03:00';
const oneHourLeft = '2026-11-26T10:00:00+03:00';
const broken = '2026-11-26T11:00:01+03:00';
const promises = 30;
const patience = { timeout: 30_000, interval: 20 };

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
const shortlyBefore = (instant: string): string => new Date(Date.parse(instant) - 10 * 60_000).toISOString();

/** What was told about the promises of this test: how many events and entries of each kind. */
const told = async (client: Client): Promise<Record<string, number>> => {
  const { rows } = await client.query<{ kind: string; count: number }>(
    `select type || coalesce(' ' || (payload -> 'threshold')::text, '') as kind, count(*)::int as count
       from event_log where type in ('OBLIGATION_BREACHED', 'OBLIGATION_AT_RISK') and subject_id = any($1::text[]::uuid[]) group by 1
     union all
     select change || coalesce(' ' || (details -> 'threshold')::text, ''), count(*)::int from obligation_ledger where change in ('BREACHED', 'WARNED') and state ->> 'ticketId' = any($1::text[]) group by 1
     order by 1`,
    [ticketIds],
  );
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
};

/** What the whole desk, the demonstration included, told more than once. */
const toldTwice = async (client: Client): Promise<unknown[]> => {
  const { rows } = await client.query(
    `select type, payload ->> 'obligationId' as obligation from event_log where type in ('OBLIGATION_BREACHED', 'OBLIGATION_AT_RISK')
       group by type, payload ->> 'obligationId', payload -> 'threshold', case type when 'OBLIGATION_AT_RISK' then payload ->> 'dueAt' end having count(*) > 1
     union all
     select change, obligation_id::text from obligation_ledger where change in ('BREACHED', 'WARNED') group by change, obligation_id, details -> 'threshold', state -> 'dueAt' having count(*) > 1`,
  );
  return rows as unknown[];
};

const gate = 0x6a7e;
/** Makes whoever writes a mark into a table wait while the test holds the gate: then the mark is made and not committed. */
const gates = ['event_log', 'obligation_ledger'] as const;
const buildGates = async (client: Client): Promise<void> => {
  await client.query(`create or replace function wait_at_gate() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(${gate}, tg_argv[0]::int); return new; end $$`);
  for (const [index, table] of gates.entries()) {
    const isMark = table === 'event_log' ? "new.type in ('OBLIGATION_BREACHED', 'OBLIGATION_AT_RISK')" : "new.change in ('BREACHED', 'WARNED')";
    await client.query(`create or replace trigger wait_at_gate before insert on ${table} for each row when (${isMark}) execute function wait_at_gate(${index})`);
  }
};

const waiterSql = `select pid from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory'`;

/** Lets a server come to an instant while the gate of a table is closed, and does something once it waits there in the middle of its marks. */
const inTheMiddle = async (coming: System, instant: string, table: (typeof gates)[number], something: () => Promise<void>): Promise<void> => {
  const holder = await connectToDatabase(desks[0].dataDir);
  await holder.query('select pg_advisory_lock($1, $2)', [gate, gates.indexOf(table)]);
  const command = coming.at(instant).catch(() => undefined);
  await vi.waitUntil(async () => (await holder.query(waiterSql)).rows.length > 0, patience);
  await something();
  await holder.query('select pg_advisory_unlock($1, $2)', [gate, gates.indexOf(table)]).catch(() => undefined);
  await command;
};

/** Cuts each server off once on its way to an instant, at another table each; whoever was cut off starts anew a little before. */
const cutEachOff = async (client: Client, instant: string): Promise<void> => {
  await bothAt(shortlyBefore(instant));
  const before = await told(client);
  for (const [index, table] of gates.entries()) {
    const doomed = desks[index];
    if (!doomed) throw new Error('there is no such server');
    await inTheMiddle(doomed, instant, table, () => doomed.server.kill());
    await vi.waitUntil(async () => (await client.query(waiterSql)).rows.length === 0, patience);
    expect(await told(client)).toEqual(before);
    desks[index as 0 | 1] = await startServerOn(doomed.dataDir, {}, clockFrom(shortlyBefore(instant)));
  }
};

describe('§4.7 servers that are cut off in the middle of their marks', () => {
  const [quarters, hour] = ['{"percentUsed": 75}', '{"workingMinutesLeft": 60}'];
  const ofBoth = (kind: string): Record<string, number> => ({ [`OBLIGATION_AT_RISK ${kind}`]: promises, [`WARNED ${kind}`]: promises });

  it.each([
    [threeQuarters, ofBoth(quarters)],
    [oneHourLeft, { ...ofBoth(quarters), ...ofBoth(hour) }],
  ])('at %s: they warn of each promise once (R18)', async (instant, expected) => {
    const client = await connectToDatabase(desks[0].dataDir);
    await buildGates(client);
    await cutEachOff(client, instant);
    await bothAt(instant);
    await vi.waitFor(async () => expect(await told(client)).toEqual(expected), patience);
    expect(await toldTwice(client)).toEqual([]);
  }, 120_000);

  it('at the due: what the one that was cut off had in hand the other one breaks, each promise once (R4)', async () => {
    const client = await connectToDatabase(desks[0].dataDir);
    await cutEachOff(client, broken);
    const [doomed, survivor] = desks;
    const before = await told(client);
    let survived: Promise<void> = Promise.resolve();
    await inTheMiddle(doomed, broken, 'event_log', async () => {
      survived = survivor.at(broken);
      await vi.waitUntil(async () => (await client.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)).rows.length > 1, patience);
      await doomed.server.kill();
    });
    await survived;
    await vi.waitFor(async () => expect(await told(client)).toEqual({ ...before, OBLIGATION_BREACHED: promises, BREACHED: promises }), patience);
    expect(await toldTwice(client)).toEqual([]);
    desks[0] = await startServerOn(doomed.dataDir, {}, clockFrom(broken));
  }, 120_000);
});

it('§4.7 the database is cut off in the middle of the marks: afterwards each promise is broken once, and nothing was lost', async () => {
  const next = '2026-11-30T11:00:01+03:00';
  await bothAt('2026-11-26T11:00:00+03:00');
  const tickets = await Promise.all(Array.from({ length: promises }, (_, index) => deskOf(desks[index % 2] ?? desks[0]).clientAsks({ priority: 'HIGH' })));
  const olderIds = ticketIds;
  ticketIds = tickets.map(({ id }) => id);
  await bothAt(shortlyBefore(next));
  const [first] = desks;
  await inTheMiddle(first, next, 'event_log', async () => {
    killDatabase(first.dataDir);
    await Promise.all(desks.map(({ server }) => server.printed((output) => output.includes('PostgreSQL runs again.'))));
  });
  await vi.waitUntil(async () => (await Promise.all(desks.map(({ server }) => fetch(`${server.url}/ready`)))).every(({ status }) => status === 200), patience);
  const client = await connectToDatabase(first.dataDir);
  await bothAt(next);
  // a server that found no database tries again, by its own clock
  for (const desk of desks) await desk.pass(60);
  await vi.waitFor(async () => expect(await told(client)).toMatchObject({ OBLIGATION_BREACHED: promises, BREACHED: promises }), patience);
  expect(await toldTwice(client)).toEqual([]);
  ticketIds = olderIds;
  expect(await told(client)).toMatchObject({ OBLIGATION_BREACHED: promises, BREACHED: promises });
  expect((await runCommandLine(first.dataDir, ['ledger:verify'])).exitCode).toBe(0);
}, 120_000);
