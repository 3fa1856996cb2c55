import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompiledQuery } from 'kysely';
import { scratchPatienceMilliseconds, scratchSystem, type ScratchSystem } from '../testing/scratchSystem.ts';
import { Conditions } from './conditions.ts';
import { readConnection, type ConnectionResult, type OrderTerm } from './connection.ts';
import { readRows, type Reader } from './rows.ts';

const rows = 2_000;
const pageSize = 50;
const shape = { table: 'entry', columns: { id: '@.id' } };
const selection = new Map([['nodes', new Map([['id', new Map()]])], ['pageInfo', new Map()]]);

const due = (direction: OrderTerm['direction']): OrderTerm => ({ sql: 't.due_at', type: 'timestamptz', nullable: true, direction });
const received = (direction: OrderTerm['direction']): OrderTerm => ({ sql: 't.received_at', type: 'timestamptz', direction });

let system: ScratchSystem;
beforeAll(async () => {
  system = await scratchSystem([]);
  // every fourth has a due, many are of one instant, and some share both
  await system.pool.query(
    `create table entry (id uuid primary key, due_at timestamptz, received_at timestamptz not null);
     insert into entry select gen_random_uuid(), case when step % 4 = 0 then timestamptz '2026-11-01' + (step / 20) * interval '1 minute' end, timestamptz '2026-10-01' + (step / 3) * interval '1 minute' from generate_series(1, ${rows}) step;
     create index on entry (due_at, received_at, id);
     create index on entry (received_at, id);
     analyze entry`,
  );
}, scratchPatienceMilliseconds);
afterAll(() => system.close());

const page = (reader: Reader, order: readonly OrderTerm[], after: string | null): Promise<ConnectionResult> =>
  readConnection(reader, { shape, selection, conditions: new Conditions(), order, page: { first: pageSize, after } });

const orders: [string, readonly OrderTerm[]][] = [
  ['what is due first, what has no due last', [due('ASC'), received('ASC')]],
  ['what has no due first', [due('DESC'), received('DESC')]],
  ['the newest of what is due first', [due('ASC'), received('DESC')]],
  ['the eldest first', [received('ASC')]],
  ['the newest first', [received('DESC')]],
];

describe('page after page by cursor', () => {
  it.each(orders)('%s: every row comes once, in the order of the whole list', async (_name, order) => {
    const whole = await readRows<{ id: string }>(system.reader, `select t.id from entry t order by ${order.map(({ sql, direction }) => `${sql} ${direction}`).join(', ')}, t.id`, []);
    const walked: unknown[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { nodes, pageInfo }: ConnectionResult = await page(system.reader, order, after);
      walked.push(...nodes.map(({ id }) => id));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(walked).toEqual(whole.map(({ id }) => id));
  });
});

/** Rows that the database took up and threw away for the page after a cursor. */
const thrownAway = async (order: readonly OrderTerm[], after: string): Promise<number> => {
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  const listening: Reader = { executeQuery: (query, options) => { asked.push(query as CompiledQuery); return system.reader.executeQuery(query, options); } };
  await page(listening, order, after);
  const client = await system.pool.connect();
  try {
    await client.query('set enable_seqscan = off');
    const { rows: [plan] } = await client.query<{ 'QUERY PLAN': unknown }>(`explain (analyze, format json) ${asked[0]?.sql}`, [...(asked[0]?.parameters ?? [])]);
    return [...JSON.stringify(plan).matchAll(/"Rows Removed by Filter":(\d+)/g)].reduce((sum, [, removed]) => sum + Number(removed), 0);
  } finally {
    client.release(true);
  }
};

describe('a page far down', () => {
  it.each(orders.filter(([, order]) => order.length === 1 || order.every(({ direction }) => direction === 'ASC')))('%s: is entered at its cursor, however far down that is', async (_name, order) => {
    let after: string | null = null;
    for (let down = 0; down < 30; down += 1) after = (await page(system.reader, order, after)).pageInfo.endCursor;
    expect(await thrownAway(order, after ?? '')).toBeLessThan(pageSize);
  });
});
