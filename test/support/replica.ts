import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { socketFolder } from '../start/launchedProcess.ts';
import { databaseOf } from './database.ts';

/** A PostgreSQL that follows the embedded one of a desk by streaming replication. */
export interface Replica {
  /** Rows of a query that it answers. */
  rows<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Lets it receive the log and carry out nothing of it. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

/** Where a replica is reached that listens on this port. */
export const replicaUrl = (port: number): string => `postgresql://postgres@127.0.0.1:${port}/reglament`;

/** What is the server's own and not a part of its data. */
const notCopied = ['postmaster.pid', 'postmaster.opts', 'pg_wal/*', 'pg_replslot/*'];

/** Copies the running database of a data folder, and starts the copy as its replica. */
export const startReplica = async (dataDir: string, port: number): Promise<Replica> => {
  const source = path.join(dataDir, 'postgres');
  const folder = mkdtempSync(path.join(tmpdir(), 'reglament-replica-'));
  // PostgreSQL does not run as root: a database of a test that does belongs to another account, or runs where root is nobody
  const { uid, gid } = statSync(source);
  const own = process.getuid?.();
  const asOwner = own === uid ? {} : { uid, gid };
  const before = own === 0 && uid === 0 ? ['unshare', '--user'] : [];
  const first = await databaseOf(dataDir);
  await first.query("select pg_backup_start('replica', true)");
  // files may go while they are copied: what is missing comes with the log
  spawnSync('sh', ['-c', `tar -C "$0" ${notCopied.map((each) => `--exclude='./${each}'`).join(' ')} -cf - . | tar -C "$1" -xpf -`, source, folder]);
  const { rows: [backup] } = await first.query<{ label: string }>('select labelfile as label from pg_backup_stop(false)');
  await first.end();
  for (const [name, text] of [['backup_label', backup?.label ?? ''], ['standby.signal', '']] as const) writeFileSync(path.join(folder, name), text);
  spawnSync('chown', ['-R', `${uid}:${gid}`, folder]);
  spawnSync('chmod', ['0700', folder]);

  const program = /^\S+/.exec(readFileSync(path.join(source, 'postmaster.opts'), 'utf8'))?.[0] ?? '';
  const settings = {
    listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', max_connections: '100', fsync: 'off', wal_retrieve_retry_interval: '100ms',
    primary_conninfo: `host=${socketFolder(dataDir)} user=postgres`,
  };
  let child: ChildProcess | null = null;
  const ask = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    const client = new Client(replicaUrl(port));
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql, values)).rows as Row[];
    } finally {
      await client.end();
    }
  };
  const start = async (): Promise<void> => {
    const [command = '', ...args] = [...before, program, '-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
    const started = spawn(command, args, {
      ...asOwner, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }, stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = started;
    let said = '';
    started.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const answers = (): Promise<boolean> => ask('select 1').then(() => true, () => false);
    while (!(await answers())) if (started.exitCode !== null) throw new Error(`the replica ended with ${started.exitCode}:\n${said}`);
  };
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    // PostgreSQL's way to end at once, with all its processes, and to leave the rest to recovery
    child.kill('SIGQUIT');
    await gone;
  };
  await start();
  return {
    rows: ask,
    pause: async () => {
      await ask('select pg_wal_replay_pause()');
      while ((await ask<{ state: string }>('select pg_get_wal_replay_pause_state() as state'))[0]?.state !== 'paused');
    },
    resume: async () => void (await ask('select pg_wal_replay_resume()')),
    kill,
    start,
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
