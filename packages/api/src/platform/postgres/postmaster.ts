import { spawn } from 'node:child_process';
import { closeSync, fchownSync, fstatSync, openSync, readFileSync, renameSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { ExitCode, OperationalFault } from '../fault.ts';
import { postgresEnvironment, type Cluster } from './cluster.ts';
import type { OperatingUser } from './operatingUser.ts';
import { disownStaleFile, runningPostmaster } from './postmasterFile.ts';

/** A PostgreSQL that this process has spawned; it outlives this process unless it is stopped. */
export type Postmaster = {
  /** True once it has ended. */
  hasEnded(): boolean;
  /** Why it ended, in its own words. */
  lastWords(): string;
};

const stopPatienceMilliseconds = 15_000;
const largestLogBytes = 10_000_000;

/** Nobody reaches it but through the socket; the log names no row and no statement, for they hold people's data. */
const everySetting = {
  listen_addresses: '',
  max_connections: '100',
  jit: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  timezone: 'UTC',
};
const durability = (value: 'on' | 'off') => ({ fsync: value, full_page_writes: value, synchronous_commit: value });

/** Spawns PostgreSQL on the cluster; whether it comes up is seen by connecting. */
export function spawnPostmaster({ folder, socketFolder, logFile, binaries, user }: Cluster, durable: boolean): Postmaster {
  disownStaleFile(folder);
  const settings = { ...everySetting, ...durability(durable ? 'on' : 'off'), unix_socket_directories: socketFolder };
  const [program, args] = user.command(binaries.postgres, [
    '-D',
    folder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const log = openLog(logFile, user);
  // Detached, because a Ctrl-C in the terminal must reach Reglament alone: it stops PostgreSQL as the last step.
  const child = spawn(program, args, {
    ...user.spawnIds,
    cwd: '/',
    env: postgresEnvironment(),
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  });
  closeSync(log.descriptor);
  child.unref();
  let failure: Error | undefined;
  child.on('error', (error) => (failure = error));
  return {
    hasEnded: () => failure !== undefined || child.exitCode !== null || child.signalCode !== null,
    lastWords: () => failure?.message ?? readFileSync(logFile).subarray(log.bytesBefore).toString('utf8').trim(),
  };
}

/**
 * Stops the PostgreSQL of the folder and waits until it is gone.
 * @throws OperationalFault (1) when it does not go
 */
export async function stopPostmaster(folder: string): Promise<void> {
  const running = runningPostmaster(folder);
  if (running === undefined) return;
  // SIGINT is its "fast" way: open transactions are rolled back, everything is written. SIGQUIT leaves the rest to recovery.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (runningPostmaster(folder)?.pid === running.pid) process.kill(running.pid, signal);
    const patience = AbortSignal.timeout(stopPatienceMilliseconds);
    while (!patience.aborted) {
      if (runningPostmaster(folder)?.pid !== running.pid) return;
      await delay(20);
    }
  }
  throw new OperationalFault(`PostgreSQL (process ${running.pid}) does not stop.`, ExitCode.failure);
}

function openLog(logFile: string, user: OperatingUser): { descriptor: number; bytesBefore: number } {
  const descriptor = openSync(logFile, 'a', 0o600);
  const bytesBefore = fstatSync(descriptor).size;
  if (user.owner) fchownSync(descriptor, user.owner.uid, user.owner.gid);
  if (bytesBefore <= largestLogBytes) return { descriptor, bytesBefore };
  closeSync(descriptor);
  renameSync(logFile, `${logFile}.old`);
  return openLog(logFile, user);
}
