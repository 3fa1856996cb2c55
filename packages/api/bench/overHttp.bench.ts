import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hashOfSecret, newSecret } from '../src/access/secret.ts';
import { newId } from '../src/platform/identity.ts';
import type { BenchDesk } from './desk.ts';
import { ask, load, serve, serveDesk, urlOf, type Asked, type Served } from './servers.ts';

const fromHere = (to: string): string => fileURLToPath(new URL(to, import.meta.url));

const connections = 8;
const rounds = 9;
const roundMilliseconds = 2_000;
const warmMilliseconds = 3_000;

export const listFields = `id number subject kind status priority criticality channel productVersion receivedAt registeredAt takenAt updatedAt version
  client { id name city } assignee { id name initials } sla { dueAt standing provisional }`;

/** The same selection in PostGraphile's words, renamed to ours. */
const inPostGraphile = `query { tickets: allTickets(first: 50, orderBy: [DUE_AT_ASC, RECEIVED_AT_ASC, PRIMARY_KEY_ASC]) { nodes { id: rowId number subject kind status priority criticality channel productVersion
  receivedAt registeredAt takenAt updatedAt version client: clientByClientId { id: rowId name city } assignee: staffByAssigneeId { id: rowId name initials }
  sla { dueAt standing provisional } } } }`;

/** What the desk works out in its process, others ask of the database; `sla` hangs on no foreign key there. */
const forOthers = `
  create function staff_initials(staff staff) returns text language sql stable
    return upper(left(split_part(staff.name, ' ', 1), 1) || left(split_part(staff.name, ' ', 2), 1));
  create function response_obligation_standing(o response_obligation) returns text language sql stable
    return case when o.breached_at < now() or (now() > o.due_at and (least(o.answered_at, o.not_required_at, o.merged_at) > o.due_at) is not false) then 'BREACHED'
      when (least(o.answered_at, o.not_required_at, o.merged_at) > now()) is not false then case when now() >= o.warn_at then 'AT_RISK' else 'ON_TIME' end
      when least(o.answered_at, o.not_required_at, o.merged_at) = o.answered_at then 'MET'
      when least(o.answered_at, o.not_required_at, o.merged_at) = o.not_required_at then 'NOT_REQUIRED' else 'MERGED' end;
  comment on table ticket is E'@foreignKey (obligation_id) references response_obligation (id)|@fieldName sla';`;

/** A key of the desk that may read lists. */
export const issueDeskKey = async ({ system: { pool } }: Pick<BenchDesk, 'system'>): Promise<string> => {
  const key = `rk_${newSecret()}`;
  await pool.query(
    `insert into api_key (id, machine_user_id, prefix, hash, scopes, created_at)
     select $1, id, 'rk_bench', $2, $3, now() from machine_user where audience = 'staff' order by id limit 1`,
    [newId(), hashOfSecret(key), ['tickets:read', 'sla:read', 'directory:read']],
  );
  return key;
};

/** Puts PostGraphile into a folder that nobody else looks into: it weighs 300 MB, and only this comparison needs it. */
const postGraphileFolder = (): string => {
  const folder = fromHere('../../../.cache/bench-postgraphile');
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'server.mjs']) copyFileSync(fromHere(`./postgraphile/${name}`), `${folder}/${name}`);
  if (!existsSync(`${folder}/node_modules/postgraphile`)) execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--silent'], { cwd: folder, stdio: 'inherit' });
  return folder;
};

export interface HttpFigure {
  name: string;
  /** Median of the rounds. */
  perSecond: number;
  /** Microseconds of the serving process's CPU per request, the best round. */
  cpuPerRequest: number;
}

interface Side { name: string; served: Served; asked: Asked }

type Row = Record<string, unknown> & { client: object; assignee: object | null; sla: (object & { dueAt: string }) | null };

/** The rows of an answer with instants in one form, for comparison. */
const rowsOf = (answer: unknown): string => {
  const { data, errors } = answer as { data?: { tickets: { nodes: Row[] } }; errors?: unknown };
  if (!data || errors) throw new Error(JSON.stringify(answer).slice(0, 2_000));
  const instant = (value: unknown): unknown => (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value);
  const plain = (row: object | null): object | null => row && Object.fromEntries(Object.entries(row).map(([field, value]) => [field, instant(value)]));
  return JSON.stringify(data.tickets.nodes.map((row) => ({ ...plain(row), client: plain(row.client), assignee: plain(row.assignee), sla: plain(row.sla) })));
};

/** The list of 50 over HTTP beside PostGraphile and beside what somebody writes by hand: the same tables, framework, pool and rows; round by round in turn. */
export const measureOverHttp = async (desk: BenchDesk): Promise<HttpFigure[]> => {
  await desk.system.pool.query(forOthers);
  const key = await issueDeskKey(desk);
  const database = urlOf(desk.connection, desk.connection.database);
  const running: Served[] = [];
  const kept = async (starting: Promise<Served>): Promise<Served> => {
    const served = await starting;
    running.push(served);
    return served;
  };
  try {
    const written = await kept(serve([fromHere('./handWritten.ts'), database, '4394'], {}, 'is running', { port: 4394, path: '/rows' }));
    const graphile = await kept(serve([`${postGraphileFolder()}/server.mjs`, database, '4395'], { GRAPHILE_ENV: 'production' }, 'is running', { port: 4395, path: '/graphql' }));
    const sides: Side[] = [
      { name: 'this desk', served: await kept(serveDesk(database, 4392)), asked: { headers: { authorization: `Bearer ${key}` }, body: { query: `{ tickets(first: 50) { nodes { ${listFields} } } }` } } },
      { name: 'PostGraphile 5', served: graphile, asked: { body: { query: inPostGraphile } } },
      { name: 'by hand, rows', served: written, asked: {} },
      { name: 'by hand, JSON of PostgreSQL', served: { ...written, path: '/json' }, asked: {} },
    ];
    const answers = await Promise.all(sides.map(async ({ served, asked }) => rowsOf(await ask(served, asked))));
    const different = sides.find((_side, index) => answers[index] !== answers[0]);
    if (different) throw new Error(`${different.name} answers something else`);
    for (const { served, asked } of sides) await load(served, asked, connections, warmMilliseconds);
    const figures = sides.map(({ name }) => ({ name, rounds: [] as Awaited<ReturnType<typeof load>>[] }));
    for (let round = 0; round < rounds; round += 1)
      for (const [index, { served, asked }] of sides.entries()) figures[index]?.rounds.push(await load(served, asked, connections, roundMilliseconds));
    return figures.map(({ name, rounds: done }) => ({
      name,
      perSecond: done.map(({ perSecond }) => perSecond).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0,
      cpuPerRequest: Math.min(...done.map(({ cpuPerRequest }) => cpuPerRequest)),
    }));
  } finally {
    for (const served of running) await served.stop();
  }
};
