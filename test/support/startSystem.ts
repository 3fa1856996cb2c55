import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type Client } from 'graphql-ws';
import { inject } from 'vitest';
import WebSocket from 'ws';
import { spawnServer, type Spawned } from './process.ts';

export interface Credentials {
  staff: { role: string; email: string; password: string }[];
  keys: { audience: 'staff' | 'client'; scopes: string[]; key: string }[];
}

export interface Answer<T> {
  status: number;
  data: T;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

/** Whoever asks: a key, or the cookie of a signed-in person. */
export type Asker = { key: string } | { cookie: string } | null;

export interface System {
  server: Spawned;
  dataDir: string;
  credentials: Credentials;
  /** The desk's own system with all scopes. */
  desk: { key: string };
  /** A partner's system that acts for one client. */
  partner: { key: string };
  /** Asks as the desk unless told otherwise, a client's key at the door of clients; the answer as it came. */
  ask<T = never>(document: string, variables?: Record<string, unknown>, asker?: Asker): Promise<Answer<T>>;
  /** Asks, and fails the test on errors. */
  get<T>(document: string, variables?: Record<string, unknown>, asker?: Asker): Promise<T>;
  /** Asks at the door of clients' systems whoever asks, the partner unless told otherwise; the answer as it came. */
  askAsClient<T = never>(document: string, variables?: Record<string, unknown>, asker?: Asker): Promise<Answer<T>>;
  /** Signs a person in by role, or by address where a role has several people. */
  signIn(roleOrEmail: string): Promise<{ cookie: string }>;
  /** Commands the clock: `at('2026-11-24T11:00:00+03:00')`. */
  at(instant: string): Promise<void>;
  /** Moves the clock on; everything that falls due on the way is done before this answers. */
  pass(seconds: number): Promise<void>;
  /** A socket for subscriptions at the door of its key; it stays closed when it is closed. */
  socket(asker?: { key: string } | { cookie: string }, path?: string): Client;
  stop(): Promise<void>;
}

const headersOf = (asker: Asker): Record<string, string> =>
  asker === null ? {} : 'key' in asker ? { authorization: `Bearer ${asker.key}` } : { cookie: asker.cookie };

/** A socket of a browser in which somebody has signed in. */
const withCookie = (cookie: string) =>
  class extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie } });
    }
  };

/** The API of a running server, on the data folder that it runs on. */
const connectTo = (server: Spawned, dataDir: string): System => {
  const credentials = JSON.parse(readFileSync(path.join(dataDir, 'demo-credentials.json'), 'utf8')) as Credentials;
  const keyOf = (audience: 'staff' | 'client') => ({ key: credentials.keys.find((one) => one.audience === audience)?.key ?? '' });
  const [desk, partner] = [keyOf('staff'), keyOf('client')];
  const clients: Client[] = [];

  const doorOf = (asker: Asker): string => (asker !== null && 'key' in asker && asker.key === partner.key ? '/client/graphql' : '/graphql');

  const post = (document: string, variables: Record<string, unknown>, asker: Asker, path = doorOf(asker)): Promise<Response> =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'ru', ...headersOf(asker) },
      body: JSON.stringify({ query: document, variables }),
    });

  const ask = async <T>(document: string, variables: Record<string, unknown> = {}, asker: Asker = desk): Promise<Answer<T>> => {
    const response = await post(document, variables, asker);
    return { status: response.status, ...((await response.json()) as Omit<Answer<T>, 'status'>) };
  };

  const askAsClient = async <T>(document: string, variables: Record<string, unknown> = {}, asker: Asker = partner): Promise<Answer<T>> => {
    const response = await post(document, variables, asker, '/client/graphql');
    return { status: response.status, ...((await response.json()) as Omit<Answer<T>, 'status'>) };
  };

  const get = async <T>(document: string, variables: Record<string, unknown> = {}, asker: Asker = desk): Promise<T> => {
    const answer = await ask<T>(document, variables, asker);
    if (answer.errors) throw new Error(`${document}\n${JSON.stringify(answer.errors, null, 1)}`);
    return answer.data;
  };

  return {
    server,
    dataDir,
    credentials,
    desk,
    partner,
    ask,
    askAsClient,
    get,
    signIn: async (roleOrEmail) => {
      const login = credentials.staff.find(({ role, email }) => role === roleOrEmail || email === roleOrEmail);
      const response = await post('mutation($input: SignInInput!) { signIn(input: $input) { viewer { id } userErrors { code } } }', { input: { email: login?.email, password: login?.password } }, null);
      const cookie = response.headers.get('set-cookie')?.split(';')[0];
      if (!cookie) throw new Error(`${roleOrEmail} could not sign in: ${await response.text()}`);
      return { cookie };
    },
    at: async (instant) => {
      await get('mutation($now: DateTime!) { testSetClock(now: $now) }', { now: instant });
    },
    pass: async (seconds) => {
      await get('mutation($seconds: Int!) { testAdvance(seconds: $seconds) }', { seconds });
    },
    socket: (asker = desk, path = doorOf(asker)) => {
      const client = createClient({
        url: `${server.url.replace('http', 'ws')}${path}`,
        webSocketImpl: 'key' in asker ? WebSocket : withCookie(asker.cookie),
        connectionParams: 'key' in asker ? headersOf(asker) : {},
        lazy: true,
        retryAttempts: 0,
      });
      clients.push(client);
      return client;
    },
    stop: async () => {
      for (const client of clients) await client.dispose();
      await server.stop();
    },
  };
};

/** The same desk by another address, where something stands before it. */
export const reachedBy = ({ server, dataDir }: System, url: string): System => connectTo({ ...server, url }, dataDir);

/** The server that hands letters over to the desks of tests, and says what they prove. */
export const frontServer = 'mx.company.example';

/** Another server on a data folder that is in use, or was. Stopping it leaves the folder. */
export const startServerOn = async (dataDir: string, settings: Record<string, string> = {}, args?: string[], main?: string): Promise<System> =>
  // tests travel through weeks, and in minutes write what a system writes in hours: sessions that end and buckets that empty are the business of few
  connectTo(await spawnServer(dataDir, { SESSION_HOURS: '720', MAIL_FRONT_SERVER: frontServer, API_POINTS_PER_SECOND: '1000000', ...settings }, args, main), dataDir);

/** A desk of its own for a test file: the demonstration, a commanded clock, real PostgreSQL, real HTTP, sockets and SMTP. */
export const startSystem = async (settings: Record<string, string> = {}, args?: string[], main?: string): Promise<System> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'reglament-test-'));
  const dataDir = path.join(folder, 'data');
  execFileSync('cp', ['-a', inject('templateDir'), dataDir]);
  const system = await startServerOn(dataDir, settings, args, main);
  return {
    ...system,
    stop: async () => {
      await system.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
