import type { Pool } from 'pg';
import { openBenchDesk } from './desk.ts';
import { issueDeskKey, listFields } from './overHttp.bench.ts';
import { ask, serveDesk, urlOf, type Served } from './servers.ts';

const [small, large] = [10_000, 1_000_000];
/** What stands in the queue at both sizes: an archive grows, a queue is worked off. */
const open = 2_500;
const clients = 500;
const asked = 200;
const warm = 20;

/** Columns of a table, each as it stands in the source, or as told here. */
const columnsOf = async (pool: Pool, table: string, told: Readonly<Record<string, string>>): Promise<{ names: string; values: string }> => {
  const { rows } = await pool.query<{ name: string }>('select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position', [table]);
  return { names: rows.map(({ name }) => name).join(', '), values: rows.map(({ name }) => told[name] ?? `source.${name}`).join(', ') };
};

/**
 * Copies of the demonstration's tickets with their promises, until there are so many: those that are open wait until days that are to
 * come, those that ended lie back up to ten years. Numbers, clients and instants differ.
 */
const fillArchive = async (pool: Pool, tickets: number): Promise<void> => {
  const client = await pool.connect();
  const obligation = await columnsOf(pool, 'response_obligation', {
    id: 'new_obligation', ticket_id: 'new_id', opened_at: 'opened', starts_at: 'opened', due_at: 'coalesce(due, opened + interval $$2 days$$)', warn_at: 'coalesce(due, opened + interval $$2 days$$) - interval $$2 hours$$',
    outer_limit_at: 'coalesce(due, opened + interval $$2 days$$)', answered_at: 'case when due is null then opened + interval $$1 day$$ end', breached_at: 'null', merged_at: 'null', not_required_at: 'null', warned_due_at: 'null', next_warning_at: 'null',
  });
  const ticket = await columnsOf(pool, 'ticket', {
    id: 'new_id', obligation_id: 'new_obligation', number: "'A-' || serial", client_id: '(select id from bench_client where at = serial % (select count(*) from bench_client))', contact_id: 'null', assignee_id: "case when source.status <> 'REGISTERED' then source.assignee_id end", due_at: 'due',
    received_at: 'opened', registered_at: 'opened', taken_at: 'case when source.taken_at is not null then opened + interval $$1 hour$$ end', updated_at: 'opened + interval $$1 day$$',
    closed_at: 'case when source.closed_at is not null then opened + interval $$3 days$$ end', review_at: 'case when source.review_at is not null then now() + interval $$9 days$$ end', undelivered_at: 'null',
  });
  const clientCopy = await columnsOf(pool, 'client', { id: 'gen_random_uuid()', key: "source.key || '-' || step", name: "source.name || ' ' || step", domain: 'null', authorised_senders: "'{}'" });
  try {
    // consistent as it is made: each copy points where its source does, or at a copy made here
    await client.query('set session_replication_role = replica');
    await client.query('set statement_timeout = 0');
    await client.query(`insert into client (${clientCopy.names}) select ${clientCopy.values} from (select *, row_number() over (order by id) as at from client) source, generate_series(1, 100) step where (step - 1) * 12 + at <= $1 - 12`, [clients]);
    await client.query('create temporary table bench_client as select id, row_number() over (order by id) - 1 as at from client');
    await client.query('create unique index on bench_client (at)');
    await client.query(
      `create temporary table bench_copy as
       with source as materialized (
         select id, status in ('CLOSED', 'REJECTED') as ended, due_at is not null as waits,
           row_number() over (partition by status in ('CLOSED', 'REJECTED') order by id) - 1 as at, count(*) over (partition by status in ('CLOSED', 'REJECTED')) as of
         from ticket where obligation_id is not null
       )
       select source.id as source_id, gen_random_uuid() as new_id, gen_random_uuid() as new_obligation, serial,
         case when waits then date_trunc('minute', now()) + interval '1 day' + serial * interval '7 minutes' end as due,
         case when ended then now() - interval '10 days' - ((serial::bigint * 7919) % 5256000) * interval '1 minute' else now() - interval '1 hour' - serial * interval '5 minutes' end as opened
       from generate_series(1, $1::int) serial join source on source.ended = (serial > $2::int) and source.at = serial % source.of`,
      [tickets, open],
    );
    await client.query(`insert into response_obligation (${obligation.names}) select ${obligation.values} from bench_copy join ticket on ticket.id = bench_copy.source_id join response_obligation source on source.id = ticket.obligation_id`);
    await client.query(`insert into ticket (${ticket.names}) select ${ticket.values} from bench_copy join ticket source on source.id = bench_copy.source_id`);
    // the search has read them already: it would build its index beside what is measured
    await client.query('insert into search_progress (id, position, looked_at) select 1, coalesce(max(position), 0), now() from event_log on conflict do nothing');
  } finally {
    client.release(true);
  }
  await pool.query('vacuum analyze ticket');
  await pool.query('vacuum analyze response_obligation');
  await pool.query('analyze');
};

export interface ArchiveFigure {
  name: string;
  /** Milliseconds from the request to the whole answer. */
  smallP95: number;
  largeP95: number;
}

type Question = (served: Served, key: string) => Promise<{ query: string }>;

const list = (args: string, more = ''): string => `{ tickets${args} { nodes { ${listFields} } ${more} } }`;
const fixed = (query: string): Question => async () => ({ query });

/** A page so far down: its cursor is asked for page by page, once. */
const pageDown = (pages: number, args = ''): Question => async (served, key) => {
  let after: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const at: string = after === null ? '' : `, after: "${after}"`;
    const answer = (await ask(served, { headers: { authorization: `Bearer ${key}` }, body: { query: `{ tickets(first: 100${args}${at}) { pageInfo { endCursor } } }` } })) as { data: { tickets: { pageInfo: { endCursor: string } } } };
    after = answer.data.tickets.pageInfo.endCursor;
  }
  return { query: list(`(first: 50${args}, after: "${after}")`) };
};

/** Of the client whose ticket stands at the head of the queue. */
const ofOneClient = (ended: string): Question => async (served, key) => {
  const answer = (await ask(served, { headers: { authorization: `Bearer ${key}` }, body: { query: '{ tickets(first: 1) { nodes { client { id } } } }' } })) as { data: { tickets: { nodes: { client: { id: string } }[] } } };
  return { query: list(`(first: 50, filter: { clientId: ["${answer.data.tickets.nodes[0]?.client.id}"]${ended} })`) };
};

const questions: readonly { name: string; of: Question }[] = [
  { name: 'the default list', of: fixed(list('(first: 50)')) },
  { name: 'what is not ended', of: fixed(list('(first: 50, filter: { ended: false })')) },
  { name: 'what is not ended, with its count', of: fixed(list('(first: 50, filter: { ended: false })', 'totalCount')) },
  { name: 'postponed', of: fixed(list('(first: 50, filter: { status: [POSTPONED] })')) },
  { name: 'a priority and a status', of: fixed(list('(first: 50, filter: { priority: [HIGH], status: [REGISTERED, IN_PROGRESS] })')) },
  { name: 'answered, the newest first', of: fixed(list('(first: 50, filter: { status: [ANSWERED] }, orderBy: [{ field: RECEIVED, direction: DESC }])')) },
  { name: 'of one client, not ended', of: ofOneClient(', ended: false') },
  { name: 'of one client, all', of: ofOneClient('') },
  { name: 'nobody’s, not ended', of: fixed(list('(first: 50, filter: { unassigned: true, ended: false })')) },
  { name: 'the newest first', of: fixed(list('(first: 50, orderBy: [{ field: RECEIVED, direction: DESC }])')) },
  { name: 'by what was changed last', of: fixed(list('(first: 50, orderBy: [{ field: UPDATED, direction: DESC }])')) },
  { name: 'the default list, 1,000 down by cursor', of: pageDown(10) },
  { name: 'the default list, 5,000 down by cursor', of: pageDown(50) },
  { name: 'the newest first, 5,000 down by cursor', of: pageDown(50, ', orderBy: [{ field: RECEIVED, direction: DESC }]') },
  { name: 'the default list with its count', of: fixed(list('(first: 50)', 'totalCount totalCountIsExact')) },
  { name: 'the counters of the queue', of: fixed('{ queueCounters { mine unassigned dueToday reviewDue breached awaitingAnswer all notDelivered } }') },
];

const p95 = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;

interface Side {
  served: Served;
  key: string;
}

/** Each question of both in turn. */
const compare = async (sides: readonly Side[], tell: (figure: ArchiveFigure) => void, only: readonly string[]): Promise<void> => {
  for (const { name, of } of questions.filter((one) => only.length === 0 || only.includes(one.name))) {
    const asking = await Promise.all(sides.map(async ({ served, key }) => ({ served, times: [] as number[], request: { headers: { authorization: `Bearer ${key}` }, body: await of(served, key) } })));
    for (let time = 0; time < warm + asked; time += 1) {
      for (const { served, times, request } of asking) {
        const began = performance.now();
        const answer = (await ask(served, request)) as { errors?: unknown };
        if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
        if (time >= warm) times.push(performance.now() - began);
      }
    }
    tell({ name, smallP95: p95(asking[0]?.times ?? []), largeP95: p95(asking[1]?.times ?? []) });
  }
};

/** Lists of the built desk over HTTP with 10,000 and with 1,000,000 tickets, question by question in turn. */
export const measureArchive = async (tell: (figure: ArchiveFigure) => void, only: readonly string[] = []): Promise<void> => {
  const sides: Side[] = [];
  const closing: (() => Promise<void>)[] = [];
  try {
    for (const [index, tickets] of [small, large].entries()) {
      const desk = await openBenchDesk(0);
      closing.unshift(() => desk.close());
      await fillArchive(desk.system.pool, tickets);
      const served = await serveDesk(urlOf(desk.connection, desk.connection.database), 4396 + 2 * index);
      closing.unshift(() => served.stop());
      sides.push({ served, key: await issueDeskKey(desk) });
    }
    await compare(sides, tell, only);
  } finally {
    for (const close of closing) await close();
  }
};
