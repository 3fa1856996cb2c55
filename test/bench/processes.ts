import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import WebSocket from 'ws';
import { freePort } from '../support/ports.ts';
import { spawnServer, type Spawned } from '../support/process.ts';
import { replicaUrl, startReplica } from '../support/replica.ts';
import type { Credentials } from '../support/startSystem.ts';

/** What one, two and three processes of one desk do on this machine, and what a replica does under steady writing (docs/scaling.md). Linux only. */
const counts = [1, 2, 3];
const rounds = 3;
const roundMilliseconds = 4_000;
const connections = 24;
const subscribers = 3_000;
const acts = 12;
const writingMilliseconds = 20_000;
const writers = 4;

const folder = mkdtempSync(path.join(tmpdir(), 'reglament-bench-'));
const settings = { LOG_LEVEL: 'warn', API_POINTS_PER_SECOND: '1000000' };
const line = (what: string, measured: string): void => console.log(`${what.padEnd(64)} ${measured}`);
const percentile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const median = (values: readonly number[]): number => percentile(values, 0.5);
const processorSeconds = (servers: readonly Spawned[]): number => servers.reduce((sum, { child }) => {
  const [user = 0, system = 0] = readFileSync(`/proc/${child.pid ?? 0}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').slice(11, 13).map(Number);
  return sum + (user + system) / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
}, 0);

const listBody = JSON.stringify({ query: '{ tickets(first: 50) { nodes { id number subject status priority dueAt: sla { dueAt standing } client { id name } assignee { id name } } } }' });
/** One connection that asks the list again and again; answers how often it was answered. */
const askAgain = (port: number, key: string, until: number): Promise<number> => new Promise((resolve, reject) => {
  const request = `POST /graphql HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(listBody)}\r\n\r\n${listBody}`;
  let [answered, missing] = [0, -1];
  const socket = createConnection({ port, host: '127.0.0.1', noDelay: true }, () => socket.write(request));
  socket.on('error', reject).on('data', (chunk: Buffer) => {
    if (missing < 0) {
      const head = chunk.toString('latin1');
      if (!head.startsWith('HTTP/1.1 200')) reject(new Error(head));
      missing = head.indexOf('\r\n\r\n') + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1]);
    }
    missing -= chunk.length;
    if (missing > 0) return;
    [answered, missing] = [answered + 1, -1];
    if (performance.now() < until) socket.write(request);
    else { socket.destroy(); resolve(answered); }
  });
});

const started: Spawned[] = [];
const server = async (more: Record<string, string> = {}): Promise<Spawned> => {
  const one = await spawnServer(folder, { ...settings, ...more }, []);
  started.push(one);
  return one;
};

try {
  const replicaPort = await freePort();
  const first = await server();
  const credentials = JSON.parse(readFileSync(path.join(folder, 'demo-credentials.json'), 'utf8')) as Credentials;
  const keyOf = (audience: string): string => credentials.keys.find((one) => one.audience === audience)?.key ?? '';
  const post = async <T>(at: Spawned, query: string, variables: Record<string, unknown>, headers: Record<string, string>, door = '/graphql'): Promise<T> => {
    const response = await fetch(`${at.url}${door}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) });
    const answer = (await response.json()) as { data: T; errors?: unknown };
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
  const byDesk = { authorization: `Bearer ${keyOf('staff')}` };
  const all = [first, await server(), await server()];

  const perSecond = counts.map(() => [] as number[]);
  const ask = async (count: number, milliseconds: number): Promise<number> => {
    const until = performance.now() + milliseconds;
    const answered = await Promise.all(Array.from({ length: connections }, (_, index) => askAgain(all[index % count]?.port ?? 0, keyOf('staff'), until)));
    return answered.reduce((sum, one) => sum + one, 0) / (milliseconds / 1000);
  };
  await ask(3, 3_000);
  for (let round = 0; round < rounds; round += 1) for (const [index, count] of counts.entries()) perSecond[index]?.push(await ask(count, roundMilliseconds));
  for (const [index, count] of counts.entries()) line(`lists of 50 a second, ${connections} connections, ${count} process(es): median, best`, `${median(perSecond[index] ?? []).toFixed(0)}, ${Math.max(...(perSecond[index] ?? [])).toFixed(0)}`);

  const { tickets } = await post<{ tickets: { nodes: { id: string }[] } }>(first, '{ tickets(first: 1) { nodes { id } } }', {}, byDesk);
  const note = async (text: string): Promise<string> =>
    (await post<{ addInternalNote: { eventIds: string[] } }>(first, 'mutation($input: AddInternalNoteInput!) { addInternalNote(input: $input) { eventIds } }', { input: { ticketId: tickets.nodes[0]?.id, body: text } }, byDesk)).addInternalNote.eventIds[0] ?? '';
  const issue = async (index: number): Promise<string> => {
    const login = credentials.staff.find(({ role }) => role === 'SUPPORT_HEAD');
    const signedIn = await fetch(`${first.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: 'mutation($input: SignInInput!) { signIn(input: $input) { viewer { id } } }', variables: { input: { email: login?.email, password: login?.password } } }) });
    const cookie = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' };
    const { createMachineUser } = await post<{ createMachineUser: { machineUser: { id: string } } }>(first, 'mutation($input: CreateMachineUserInput!) { createMachineUser(input: $input) { machineUser { id } } }', { input: { name: `Wall ${index}` } }, cookie);
    return (await post<{ issueApiKey: { key: string } }>(first, 'mutation($input: IssueApiKeyInput!) { issueApiKey(input: $input) { key } }', { input: { id: createMachineUser.machineUser.id, scopes: ['tickets:read'] } }, cookie)).issueApiKey.key;
  };
  const keys: string[] = [];
  for (let index = 0; index * 50 < subscribers; index += 1) keys.push(await issue(index));
  for (const count of counts) {
    const heard = new Map<string, number[]>();
    const follow = (index: number): Promise<WebSocket> => new Promise((resolve, reject) => {
      const socket = new WebSocket(`${all[index % count]?.url.replace('http', 'ws') ?? ''}/graphql`, 'graphql-transport-ws', { perMessageDeflate: false });
      socket.on('error', reject).on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${keys[Math.floor(index / 50)] ?? ''}` } })));
      socket.on('message', (data: Buffer) => {
        const at = performance.now();
        const { type, payload } = JSON.parse(data.toString()) as { type: string; payload?: { data?: { ticketEvents: { ack: boolean; event: { id: string } | null } } } };
        if (type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { ticketEvents { ack event { id type ticketId ticketNumber } } }' } }));
        const frame = payload?.data?.ticketEvents;
        if (frame?.ack) resolve(socket);
        if (frame?.event) heard.set(frame.event.id, [...(heard.get(frame.event.id) ?? []), at]);
      });
    });
    const sockets: WebSocket[] = [];
    for (let from = 0; from < subscribers; from += 200) sockets.push(...(await Promise.all(Array.from({ length: Math.min(200, subscribers - from) }, (_, index) => follow(from + index)))));
    const all3 = async (id: string): Promise<void> => { while ((heard.get(id)?.length ?? 0) < subscribers) await passing(10); };
    await all3(await note('warm'));
    await passing(1_500);
    const waits: number[] = [];
    const spent = processorSeconds(all);
    for (let index = 0; index < acts; index += 1) {
      // before the commit: what is measured from here is no less than from there
      const sent = performance.now();
      const id = await note(`note ${index}`);
      await all3(id);
      waits.push(...(heard.get(id) ?? []).map((at) => at - sent));
      await passing(300);
    }
    const cost = ((processorSeconds(all) - spent) * 1e6) / (acts * subscribers);
    line(`${subscribers.toLocaleString('en')} subscribers at ${count} process(es): act sent → client p50, p99; CPU`, `${percentile(waits, 0.5).toFixed(0)}, ${percentile(waits, 0.99).toFixed(0)} ms; ${cost.toFixed(1)} µs a delivery, all processes`);
    for (const socket of sockets) socket.terminate();
    await passing(500);
  }

  const replica = await startReplica(folder, replicaPort);
  const reading = await server({ REPLICA_URL: replicaUrl(replicaPort), LOG_LEVEL: 'info' });
  await reading.printed((output) => output.includes('lists are read from the replica'));
  const newest = async (): Promise<string[]> =>
    (await post<{ tickets: { nodes: { subject: string }[] } }>(reading, '{ tickets(first: 10, orderBy: [{ field: NUMBER, direction: DESC }]) { nodes { subject } } }', {}, byDesk)).tickets.nodes.map(({ subject }) => subject);
  const lags: number[] = [];
  const [reads, until] = [[] as number[], performance.now() + writingMilliseconds];
  let [written, missed] = [0, 0];
  const write = async (writer: number): Promise<void> => {
    for (let index = 0; performance.now() < until; index += 1) {
      const subject = `Writer ${writer} no. ${index}`;
      await post(first, 'mutation($input: CreateTicketInput!) { createTicket(input: $input) { ticket { id } } }', { input: { subject, body: 'Text' } }, { authorization: `Bearer ${keyOf('client')}` }, '/client/graphql');
      written += 1;
      const began = performance.now();
      if (!(await newest()).includes(subject)) missed += 1;
      reads.push(performance.now() - began);
    }
  };
  const watch = async (): Promise<void> => {
    while (performance.now() < until) {
      const [row] = await replica.rows<{ lag: number | null }>("select extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 * 1000 as lag where pg_last_wal_receive_lsn() <> pg_last_wal_replay_lsn()");
      lags.push(row?.lag ?? 0);
      await passing(50);
    }
  };
  await Promise.all([watch(), ...Array.from({ length: writers }, (_, writer) => write(writer))]);
  const leftOut = reading.output().split('the replica is left out').length - 1;
  line(`${writers} writers who each read their own list by the replica: requests`, `${(written / (writingMilliseconds / 1000)).toFixed(1)} a second`);
  line('  how far the replica was behind, p50, p99, most', `${percentile(lags, 0.5).toFixed(0)}, ${percentile(lags, 0.99).toFixed(0)}, ${Math.max(...lags).toFixed(0)} ms`);
  line('  lists after one’s own act that did not show it', `${missed} of ${written}`);
  line('  a list after an act, p50, p99; times that the replica was left out', `${percentile(reads, 0.5).toFixed(0)}, ${percentile(reads, 0.99).toFixed(0)} ms; ${leftOut}`);
  await replica.remove();
} finally {
  for (const one of started.toReversed()) await one.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
