import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '@reglament/test/ports';

const entry = path.join(import.meta.dirname, '../../../dist/main.js');

export interface BuiltServer {
  mailPort: number;
  /** Memory of the process itself, in bytes, as Linux counts it; its readers are processes of their own. */
  residentBytes(): number;
  /** Resolved when the process is gone, with the signal that ended it; with its code and its last words where it ended by itself. */
  gone: Promise<string>;
  /** Signs the head of support in by the demonstration’s credentials. */
  signIn(): Promise<void>;
  /** Asks as whoever signed in. */
  get<T>(document: string, variables?: Record<string, unknown>): Promise<T>;
  stop(): Promise<void>;
  /** Ends the process as a power cut would. */
  kill(): Promise<void>;
}

/** So much of what a server said is told when it ends where it should not. */
const lastWords = 2000;

/** Cookie of the session, on whatever server of a data folder it was begun. */
const cookies = new Map<string, string>();

/** The built server on a data folder, as `npm start` runs it, with the demonstration; resolved when it runs, or is gone before. */
export const startBuiltServer = async (dataDir: string, settings: Record<string, string>, args: string[] = []): Promise<BuiltServer> => {
  const [port, mailPort] = [await freePort(), await freePort()];
  const child: ChildProcess = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, NODE_ENV: 'test', DATA_DIR: dataDir, PORT: String(port), MAIL_PORT: String(mailPort), LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const running = Promise.withResolvers<void>();
  let output = '';
  const hear = (chunk: Buffer): void => {
    output += chunk.toString();
    if (output.includes('Reglament is running')) running.resolve();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const gone = once(child, 'exit').then(([code, signal]: unknown[]) => (typeof signal === 'string' ? signal : `ended with ${String(code)}: ${output.slice(-lastWords)}`));
  await Promise.race([running.promise, gone]);
  const post = (query: string, variables: Record<string, unknown>): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: cookies.get(dataDir) ?? '' }, body: JSON.stringify({ query, variables }) });
  return {
    mailPort,
    residentBytes: () => 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? Number.NaN),
    gone,
    signIn: async () => {
      const { staff } = JSON.parse(readFileSync(path.join(dataDir, 'demo-credentials.json'), 'utf8')) as { staff: { role: string; email: string; password: string }[] };
      const { email, password } = staff.find(({ role }) => role === 'SUPPORT_HEAD') ?? {};
      const response = await post('mutation($input: SignInInput!) { signIn(input: $input) { viewer { id } } }', { input: { email, password } });
      cookies.set(dataDir, response.headers.get('set-cookie')?.split(';')[0] ?? '');
    },
    get: async <T>(query: string, variables: Record<string, unknown> = {}) => {
      const { data, errors } = (await (await post(query, variables)).json()) as { data: T; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    stop: async () => {
      child.kill('SIGINT');
      await gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
};
