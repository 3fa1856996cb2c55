import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as passing } from 'node:timers/promises';
import { databaseOf } from '../support/database.ts';
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
  socket: Socket | null;
  /** What arrived and was not looked at yet: the beginning of a frame may be among it. */
  arrived: { at: number; bytes: Buffer }[];
  acknowledged: (() => void) | null;
  key: string;
  cursor: string | null;
  /** Ids of the notes that it was told of, in their order. */
  told: string[];
  repeated: number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'reglament-bench-'));
const settings = { LOG_LEVEL: 'error', API_POINTS_PER_SECOND: '1000000' };
const spawnOnce = () => spawnServer(folder, settings, [], main);
// the database writes down when each transaction was committed, by the clock of this machine
const first = await spawnOnce();
const setUp = await databaseOf(folder);
await setUp.query('alter system set track_commit_timestamp = on');
await setUp.end();
await first.stop();
const server = await spawnOnce();
const pid = server.child.pid ?? 0;
const processorSeconds = (): number => {
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').slice(11, 13).map(Number);
  return (user + system) / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
};
const resident = (): number => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
const line = (what: string, measured: string, aim = ''): void => console.log(`${what.padEnd(72)} ${measured.padStart(24)}   ${aim}`);
const percentile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Instants of this machine's clock, milliseconds: when an act was sent, when it was answered, and when each subscriber had the bytes that tell of it, by the id of its event. */
const sent = new Map<string, number>();
const answered = new Map<string, number>();
const heard = new Map<string, number[]>();
let deliveries = 0;

/** A frame of a client: masked, as the protocol wants it; by zeros, which change nothing. */
const frameOf = (opcode: number, text: string): Buffer => {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.from([0x80 | opcode, 0x80 | body.length, 0, 0, 0, 0]) : Buffer.from([0x80 | opcode, 0x80 | 126, body.length >> 8, body.length & 255, 0, 0, 0, 0]);
  return Buffer.concat([head, body]);
};

const hear = (follower: Follower, text: string, at: number): void => {
  const message = JSON.parse(text) as { type: string; payload?: { data?: { ticketEvents: { ack: boolean; cursor: string; event: { id: string; type: string } | null } }; errors?: unknown } };
  if (message.type === 'connection_ack') follower.socket?.write(frameOf(1, JSON.stringify({ id: randomUUID(), type: 'subscribe', payload: { query: subscription, variables: { after: follower.cursor } } })));
  else if (message.type === 'error' || message.payload?.errors) throw new Error(text);
  const frame = message.payload?.data?.ticketEvents;
  if (!frame) return;
  follower.cursor = frame.cursor;
  if (frame.ack) {
    follower.acknowledged?.();
    follower.acknowledged = null;
  }
  if (frame.event?.type !== 'INTERNAL_NOTE_ADDED') return;
  deliveries += 1;
  if (follower.told.includes(frame.event.id)) follower.repeated += 1;
  follower.told.push(frame.event.id);
  const known = heard.get(frame.event.id);
  if (known) known.push(at);
  else heard.set(frame.event.id, [at]);
};

/** Looks at what has arrived; what is no whole frame yet stays. */
const lookAt = (follower: Follower): void => {
  const pieces = follower.arrived;
  const at = pieces.at(-1)?.at;
  if (at === undefined) return;
  let bytes = pieces.length === 1 && pieces[0] ? pieces[0].bytes : Buffer.concat(pieces.map((piece) => piece.bytes));
  // a frame arrived with the piece that holds its end
  const ends: [end: number, at: number][] = [];
  let end = 0;
  for (const piece of pieces) ends.push([(end += piece.bytes.length), piece.at]);
  follower.arrived = [];
  let taken = 0;
  for (;;) {
    const [opcode, length] = [(bytes[0] ?? 0) & 15, (bytes[1] ?? 0) & 127];
    const head = length < 126 ? 2 : 4;
    const whole = bytes.length < head ? Infinity : head + (length < 126 ? length : bytes.readUInt16BE(2));
    if (bytes.length < whole) break;
    taken += whole;
    const body = bytes.subarray(head, whole);
    if (opcode === 9) follower.socket?.write(frameOf(10, body.toString()));
    else if (opcode === 8) throw new Error(`closed with ${body.readUInt16BE(0)}`);
    else hear(follower, body.toString(), ends.find(([at]) => at >= taken)?.[1] ?? at);
    bytes = bytes.subarray(whole);
  }
  if (bytes.length > 0) follower.arrived = [{ at, bytes: Buffer.from(bytes) }];
};
const lookAtAll = (): void => { for (const follower of followers) lookAt(follower); };

/** All sockets are read into the same place, one after the other. */
const place = Buffer.allocUnsafe(65_536);
const { port } = server;
/** A socket as cheap as can be, for its readers share the machine with the server: it notes when bytes arrive and looks at them later, as soon as it is there. */
const follow = (follower: Follower): Promise<void> => new Promise((resolve, reject) => {
  let isOpen = false;
  follower.arrived = [];
  follower.acknowledged = resolve;
  const socket = connect({
    port, host: '127.0.0.1', noDelay: true,
    onread: {
      buffer: place,
      callback: (count, buffer) => {
        let bytes = Buffer.from(buffer.subarray(0, count) as Uint8Array);
        if (!isOpen) {
          const end = bytes.indexOf('\r\n\r\n');
          if (!bytes.subarray(0, 12).toString().startsWith('HTTP/1.1 101') || end < 0) throw new Error(bytes.toString());
          isOpen = true;
          socket.write(frameOf(1, JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${follower.key}` } })));
          bytes = bytes.subarray(end + 4);
        }
        follower.arrived.push({ at: Date.now(), bytes });
        if (follower.acknowledged) lookAt(follower);
        return true;
      },
    },
  });
  follower.socket = socket;
  socket.on('error', reject).on('close', () => reject(new Error('closed')));
  socket.write(`GET /graphql HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString('base64')}\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n`);
});
const leave = ({ socket }: Follower): void => void socket?.removeAllListeners('close').on('error', () => undefined).destroy();

const followers: Follower[] = [];
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
  for (let index = 0; index * socketsOfKey < subscribers; index += 1) {
    const key = await keyOf(index);
    for (let socket = 0; socket < socketsOfKey && followers.length < subscribers; socket += 1) followers.push({ socket: null, arrived: [], acknowledged: null, key, cursor: null, told: [], repeated: 0 });
  }
  const before = resident();
  const began = performance.now();
  await inGroups(followers, together, follow);
  line(`${subscribers.toLocaleString('en')} subscribers at one process: until all are there, ${together} at a time`, `${((performance.now() - began) / 1000).toFixed(1)} s`);

  const { tickets } = await done<{ tickets: { nodes: { id: string }[] } }>('{ tickets(first: 1) { nodes { id } } }', {});
  const note = async (text: string): Promise<string> => {
    const at = Date.now();
    const { addInternalNote } = await done<{ addInternalNote: { eventIds: string[] } }>('mutation($input: AddInternalNoteInput!) { addInternalNote(input: $input) { eventIds } }', { input: { ticketId: tickets.nodes[0]?.id, body: text } });
    const id = addInternalNote.eventIds[0] ?? '';
    sent.set(id, at);
    answered.set(id, Date.now());
    return id;
  };
  const untilTold = async (count: number): Promise<void> => {
    for (lookAtAll(); followers.some(({ told }) => told.length < count); lookAtAll()) await passing(200);
  };

  for (let warm = 0; warm < 5; warm += 1) await note(`warm ${warm}`);
  await untilTold(5);
  deliveries = 0;
  const measured: string[] = [];
  await passing(2_000);
  const spent = processorSeconds();
  for (let index = 0; index < acts; index += 1) {
    measured.push(await note(`note ${index}`));
    await passing(600);
    // pings are answered, and nothing is on its way meanwhile
    lookAtAll();
    await passing(150);
  }
  await untilTold(5 + acts);
  const cost = processorSeconds() - spent;
  line('  memory of the process, and what they added', `${Math.round(resident() / 2 ** 20)} MB, ${Math.round((resident() - before) / 2 ** 20)} MB`, 'aim < 1 GB');
  // the row of a note is written by its act alone; that of its event is written again when it gets its place
  const database = await databaseOf(folder);
  const { rows } = await database.query<{ id: string; at: number }>(
    `select event_log.id, (extract(epoch from pg_xact_commit_timestamp(internal_note.xmin)) * 1000)::float as at
     from event_log join internal_note on internal_note.id = (event_log.payload ->> 'noteId')::uuid where event_log.id = any($1::uuid[])`, [measured]);
  await database.end();
  const committed = new Map(rows.map(({ id, at }) => [id, at]));
  if (committed.size !== acts || rows.some(({ at }) => !(at > 0))) throw new Error(`${committed.size} commits of ${acts} are known`);
  const since = (from: ReadonlyMap<string, number>): string => {
    const waits = measured.flatMap((id) => (heard.get(id) ?? []).map((at) => at - (from.get(id) ?? Number.NaN)));
    return `${Math.round(percentile(waits, 0.5))} and ${Math.round(percentile(waits, 0.99))} ms`;
  };
  line('  commit → bytes at the client, p50 and p99', since(committed), 'aim ≤ 100 and ≤ 500 ms');
  line('  act sent → bytes at the client, p50 and p99', since(sent));
  line('  act sent → first bytes at any client; answer to the act, p50', `${[heard, answered].map((at) => Math.round(percentile(measured.map((id) => Math.min(...[at.get(id) ?? []].flat()) - (sent.get(id) ?? 0)), 0.5))).join(', ')} ms`);
  line('  processor time per delivery', `${((cost * 1e6) / deliveries).toFixed(1)} µs`, 'aim ≤ 20 µs');

  // all go at once and come back within a minute, while acts go on
  const written = 5 + acts;
  const storm = performance.now();
  lookAtAll();
  for (const follower of followers) leave(follower);
  let stopped = false;
  let during = 0;
  const writing = (async () => { while (!stopped) { await note(`storm ${during}`); during += 1; await passing(500); lookAtAll(); } })();
  await inGroups(followers, together, follow);
  const back = performance.now() - storm;
  stopped = true;
  await writing;
  await untilTold(written + during);
  const lost = followers.filter(({ told }) => new Set(told).size !== written + during).length;
  line(`  all are gone at once and come back, ${together} at a time: how long it takes`, `${(back / 1000).toFixed(1)} s`, 'aim ≤ 60 s');
  line(`  of ${during} acts meanwhile: subscribers that missed one, repetitions`, `${lost}, ${followers.reduce((sum, { repeated }) => sum + repeated, 0)}`, 'aim 0, 0');
  for (const follower of followers) leave(follower);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
