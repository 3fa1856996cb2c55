import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExitCode, OperationalFault } from '../fault.ts';
import { embeddedMajorVersion, postgresBinaries, type PostgresBinaries } from './binaries.ts';
import { chooseOperatingUser, type OperatingUser } from './operatingUser.ts';
import { isAlive } from './postmasterFile.ts';

/** A PostgreSQL data folder that is ready to be started. */
export type Cluster = {
  /** Absolute path of PostgreSQL's own data folder. */
  folder: string;
  /** Folder of the Unix socket. */
  socketFolder: string;
  /** File that PostgreSQL's complaints go to. */
  logFile: string;
  binaries: PostgresBinaries;
  user: OperatingUser;
};

/** Environment of every PostgreSQL program: nothing of the caller's, so that PGDATA and the like cannot interfere. */
export const postgresEnvironment = () => ({ PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' });

/** A socket's path holds at most 103 bytes on every system; the file name takes 14 and a slash. */
const longestSocketFolder = 88;

/**
 * Finds the cluster in `dataDir/postgres` and makes it when there is none.
 * @param durable false leaves out the final fsync of a new cluster (tests)
 * @throws OperationalFault when the folder cannot be used
 */
export async function prepareCluster(dataDir: string, durable: boolean): Promise<Cluster> {
  const binaries = await postgresBinaries();
  mkdirSync(dataDir, { recursive: true });
  const home = realpathSync(dataDir);
  const folder = path.join(home, 'postgres');
  const socketBase = [os.tmpdir(), '/tmp'].find((base) => socketFolderIn(base, folder).length <= longestSocketFolder) ?? '/tmp';
  const user = chooseOperatingUser(binaries.postgres, folder, [socketBase]);
  const cluster = { folder, socketFolder: socketFolderIn(socketBase, folder), logFile: path.join(home, 'postgres.log'), binaries, user };
  if (!existsSync(folder)) initialise(cluster, durable);
  refuseOtherVersion(folder);
  return cluster;
}

function socketFolderIn(base: string, folder: string): string {
  return path.join(base, `reglament-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
}

/** Makes the cluster aside and moves it into place as the last step: whatever interrupts this leaves no half of a cluster. */
function initialise({ folder, binaries, user }: Cluster, durable: boolean): void {
  removeAbandoned(folder);
  const aside = `${folder}.new-${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { mode: 0o700 });
  if (user.owner) chownSync(aside, user.owner.uid, user.owner.gid);
  const [program, args] = user.command(binaries.initdb, [
    `--pgdata=${aside}`,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=ru-RU',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  const { status, stderr, error } = spawnSync(program, args, { ...user.spawnIds, cwd: '/', env: postgresEnvironment(), encoding: 'utf8' });
  if (status !== 0) {
    rmSync(aside, { recursive: true, force: true });
    const reason = error?.message ?? stderr.trim().split('\n').at(-1) ?? 'no reason given';
    throw new OperationalFault(`The database could not be created in ${folder}: ${reason}`, ExitCode.cannotWrite, { cause: error });
  }
  try {
    renameSync(aside, folder);
  } catch (refusedMove) {
    rmSync(aside, { recursive: true, force: true });
    // Another process on the same folder was faster: its cluster is as good as ours.
    if (!existsSync(path.join(folder, 'PG_VERSION'))) throw refusedMove;
  }
}

/** Removes what a killed process left half made; a living one may still be at work. */
function removeAbandoned(folder: string): void {
  const prefix = `${path.basename(folder)}.new-`;
  for (const name of readdirSync(path.dirname(folder)).filter((each) => each.startsWith(prefix))) {
    if (!isAlive(Number(name.slice(prefix.length)))) rmSync(path.join(path.dirname(folder), name), { recursive: true, force: true });
  }
}

function refuseOtherVersion(folder: string): void {
  const versionFile = path.join(folder, 'PG_VERSION');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
  if (version === String(embeddedMajorVersion)) return;
  const what = version === undefined ? 'is not a PostgreSQL folder' : `was made by PostgreSQL ${version}, but this release carries ${embeddedMajorVersion}`;
  throw new OperationalFault(`${folder} ${what}: choose another DATA_DIR, or set DATABASE_URL.`, ExitCode.configuration);
}

/**
 * Makes the folder of the socket. The socket is the only door to the database, so nobody else may own or enter it.
 * @throws OperationalFault (73) when somebody else has taken its name
 */
export function openSocketFolder({ socketFolder, user }: Cluster): void {
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 });
  const own = process.getuid?.();
  const found = lstatSync(socketFolder);
  if (!found.isDirectory() || (found.uid !== own && found.uid !== user.owner?.uid)) {
    throw new OperationalFault(`${socketFolder} belongs to somebody else: remove it, or set TMPDIR to a folder of yours.`, ExitCode.cannotWrite);
  }
  chmodSync(socketFolder, 0o700);
  if (user.owner) chownSync(socketFolder, user.owner.uid, user.owner.gid);
}
