import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import WebSocket from 'ws';
import { spawnServer } from '../support/process.ts';
import type { Credentials } from '../support/startSystem.ts';

/** Ten thousand subscribers at one process: what they cost, how soon they are told, and whether a storm of returns loses anything. Linux only. */
const subscribers = Number(process.argv[2] ?? 10_000);
/** Another build, to be compared with this one in the same minutes. */
const main = process.argv[3];
const socketsOfKey = 50;
const acts = 40;
/** So many sockets are opened at once, at the start and when all come back: a client's own line comes back after a pause of its own. */
const together = 200;
const subscription = 'subscription($after: Cursor) { ticketEvents(after: $after) { ack cursor event { id type ticketId ticketNumber } } }';

interface Follower {
  socket: WebSocket | null;
  key: string;
  cursor: string | null;
  /** Ids of the notes that it was told of, in their order. */
  told: string[];
  repeated: number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'reglament-bench-'));
const server = await spawnServer(folder, { LOG_LEVEL: 'error', API_POINTS_PER_SECOND: '1000000' }, [], main);
const pid = server.child.pid ?? 0;
const processorSeconds = (): number => {
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').slice(11, 13).map(Number);
  return (user + system) / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
};
const resident = (): number => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
const line = (what: string, measured: string, aim = ''): void => console.log(`${what.padEnd(72)} ${measured.padStart(24)}   ${aim}`);
const percentile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** When the act that wrote a note was sent, by the id of its event: before its commit, so what is measured from there is no less than from the commit. */
const sent = new Map<string, number>();
const waits: number[] = [];
const early = new Map<string, number[]>();
let deliveries = 0;

const hear = (follower: Follower, text: string, acknowledged: () => void): void => {
  const at = performance.now();
  const message = JSON.parse(text) as { type: string; payload?: { data?: { ticketEvents: { ack: boolean; cursor: string; event: { id: string; type: string } | null } }; errors?: unknown } };
  if (message.type === 'connection_ack') follower.socket?.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: subscription, variables: { after: follower.cursor } } }));
  else if (message.type === 'ping') follower.socket?.send('{"type":"pong"}');
  else if (message.type === 'error' || message.payload?.errors) throw new Error(text);
  const frame = message.payload?.data?.ticketEvents;
  if (!frame) return;
  follower.cursor = frame.cursor;
  if (frame.ack) acknowledged();
  if (frame.event?.type !== 'INTERNAL_NOTE_ADDED') return;
  deliveries += 1;
  if (follower.told.includes(frame.event.id)) follower.repeated += 1;
  follower.told.push(frame.event.id);
  const from = sent.get(frame.event.id);
  if (from === undefined) early.set(frame.event.id, [...(early.get(frame.event.id) ?? []), at]);
  else waits.push(at - from);
};

const follow = (follower: Follower): Promise<void> => new Promise((resolve, reject) => {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { perMessageDeflate: false });
  follower.socket = socket;
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${follower.key}` } })));
  socket.on('message', (data: Buffer) => hear(follower, data.toString(), resolve));
  socket.on('error', reject);
  socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
});

const inGroups = async (followers: readonly Follower[], size: number, act: (follower: Follower) => Promise<void>): Promise<void> => {
  for (let from = 0; from < followers.length; from += size) await Promise.all(followers.slice(from, from + size).map(act));
};

try {
  const credentials = JSON.parse(readFileSync(path.join(folder, 'demo-credentials.json'), 'utf8')) as Credentials;
  const head = credentials.staff.find(({ role }) => role === 'SUPPORT_HEAD');
  const post = async (query: string, variables: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) });
  const signedIn = await post('mutation($input: SignInInput!) { signIn(input: $input) { viewer { id } } }', { input: { email: head?.email, password: head?.password } });
  const cookie = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' };
  const done = async <T>(query: string, variables: Record<string, unknown>): Promise<T> => ((await (await post(query, variables, cookie)).json()) as { data: T }).data;
  const keyOf = async (index: number): Promise<string> => {
    const { createMachineUser } = await done<{ createMachineUser: { machineUser: { id: string } } }>('mutation($input: CreateMachineUserInput!) { createMachineUser(input: $input) { machineUser { id } } }', { input: { name: `Wall ${index}` } });
    const { issueApiKey } = await done<{ issueApiKey: { key: string } }>('mutation($input: IssueApiKeyInput!) { issueApiKey(input: $input) { key } }', { input: { id: createMachineUser.machineUser.id, scopes: ['tickets:read'] } });
    return issueApiKey.key;
  };
  const followers: Follower[] = [];
  for (let index = 0; index * socketsOfKey < subscribers; index += 1) {
    const key = await keyOf(index);
    for (let socket = 0; socket < socketsOfKey && followers.length < subscribers; socket += 1) followers.push({ socket: null, key, cursor: null, told: [], repeated: 0 });
  }
  const before = resident();
  const began = performance.now();
  await inGroups(followers, together, follow);
  line(`${subscribers.toLocaleString('en')} subscribers at one process: until all are there, ${together} at a time`, `${((performance.now() - began) / 1000).toFixed(1)} s`);

  const { tickets } = await done<{ tickets: { nodes: { id: string }[] } }>('{ tickets(first: 1) { nodes { id } } }', {});
  const note = async (text: string): Promise<string> => {
    const at = performance.now();
    const { addInternalNote } = await done<{ addInternalNote: { eventIds: string[] } }>('mutation($input: AddInternalNoteInput!) { addInternalNote(input: $input) { eventIds } }', { input: { ticketId: tickets.nodes[0]?.id, body: text } });
    const id = addInternalNote.eventIds[0] ?? '';
    sent.set(id, at);
    // told before the answer to the act came
    for (const heard of early.get(id) ?? []) waits.push(heard - at);
    early.delete(id);
    return id;
  };
  const untilTold = async (count: number): Promise<void> => { while (followers.some(({ told }) => told.length < count)) await passing(20); };

  for (let warm = 0; warm < 5; warm += 1) await note(`warm ${warm}`);
  await untilTold(5);
  waits.length = 0;
  deliveries = 0;
  await passing(2_000);
  const spent = processorSeconds();
  for (let index = 0; index < acts; index += 1) {
    await note(`note ${index}`);
    await passing(750);
  }
  await untilTold(5 + acts);
  const cost = processorSeconds() - spent;
  line('  memory of the process, and what they added', `${Math.round(resident() / 2 ** 20)} MB, ${Math.round((resident() - before) / 2 ** 20)} MB`, 'aim < 1 GB');
  line('  act sent → client (commit → client is less), p50 and p99', `${Math.round(percentile(waits, 0.5))} and ${Math.round(percentile(waits, 0.99))} ms`, 'aim ≤ 100 and ≤ 500 ms');
  line('  processor time per delivery', `${((cost * 1e6) / deliveries).toFixed(1)} µs`, 'aim ≤ 20 µs');

  // all go at once and come back within a minute, while acts go on
  const written = 5 + acts;
  const storm = performance.now();
  for (const { socket } of followers) socket?.removeAllListeners('close').terminate();
  let stopped = false;
  let during = 0;
  const writing = (async () => { while (!stopped) { await note(`storm ${during}`); during += 1; await passing(500); } })();
  await inGroups(followers, together, follow);
  const back = performance.now() - storm;
  stopped = true;
  await writing;
  await untilTold(written + during);
  const lost = followers.filter(({ told }) => new Set(told).size !== written + during).length;
  line(`  all are gone at once and come back, ${together} at a time: how long it takes`, `${(back / 1000).toFixed(1)} s`, 'aim ≤ 60 s');
  line(`  of ${during} acts meanwhile: subscribers that missed one, repetitions`, `${lost}, ${followers.reduce((sum, { repeated }) => sum + repeated, 0)}`, 'aim 0, 0');
  for (const { socket } of followers) socket?.removeAllListeners('close').terminate();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
