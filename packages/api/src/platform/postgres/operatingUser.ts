import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ExitCode, OperationalFault } from '../fault.ts';

/** On whose behalf PostgreSQL runs. It refuses to run as root, so root needs one of several ways out. */
export type OperatingUser = {
  /** Turns a program with arguments into the command that is really spawned. */
  command: (program: string, args: readonly string[]) => [program: string, args: string[]];
  /** Ids for `spawn`; absent when the command itself changes the user, or when nothing changes. */
  spawnIds: { uid?: number; gid?: number };
  /** Who must own the files; absent when that is this process's own user. */
  owner: Ids | undefined;
};

type Ids = { uid: number; gid: number };
type Account = Ids & { name: string };

const sameUser: OperatingUser = { command: (program, args) => [program, [...args]], spawnIds: {}, owner: undefined };

/** Inside a namespace of its own every user is "nobody" to PostgreSQL, while the files stay whose they are. */
const userNamespace: OperatingUser = {
  command: (program, args) => ['unshare', ['--user', program, ...args]],
  spawnIds: {},
  owner: undefined,
};

const accountOf = ({ uid, gid }: Ids): OperatingUser => ({
  command: sameUser.command,
  spawnIds: { uid, gid },
  owner: { uid, gid },
});

/** Without the fixup they would not count where PostgreSQL asks beforehand whether it may read a file. */
const passingRights = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];

/** An account that may pass closed folders, for a clone below /root in a container that forbids namespaces. */
const accountPassingFolders = ({ uid, gid }: Ids): OperatingUser => ({
  command: (program, args) => [
    'setpriv',
    // setpriv itself has lost its rights when it comes to the program; env gets them back and passes them on.
    [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...passingRights, 'env', program, ...args],
  ],
  spawnIds: {},
  owner: { uid, gid },
});

/**
 * Chooses the user that PostgreSQL runs as, and proves that it can reach the program and the folders.
 * @param program absolute path of `postgres`
 * @param clusterFolder where its data are or will be; the folder above exists
 * @param mustReach further folders that it has to pass
 * @throws OperationalFault (69, 73) when there is no way here
 */
export function chooseOperatingUser(program: string, clusterFolder: string, mustReach: readonly string[]): OperatingUser {
  const own = process.getuid?.();
  const owner = existsSync(clusterFolder) ? statSync(clusterFolder) : undefined;
  if (own !== undefined && own !== 0 && owner !== undefined && owner.uid !== own) {
    throw new OperationalFault(
      `${clusterFolder} belongs to another user: start Reglament as that user, or choose another DATA_DIR.`,
      ExitCode.cannotWrite,
    );
  }
  const parent = path.dirname(clusterFolder);
  const reachable = (user: OperatingUser) =>
    runs(user, program, ['-V']) && [parent, ...mustReach].every((folder) => runs(user, 'test', ['-x', folder]));
  const ways = own === 0 ? waysOfRoot(owner, statSync(parent).uid) : [hasAccount() ? sameUser : userNamespace];
  const found = ways.find(reachable);
  if (found !== undefined) return found;
  throw new OperationalFault(
    own === 0
      ? 'PostgreSQL does not run as root, and no other user can reach this folder: start Reglament as an ordinary user, or set DATABASE_URL.'
      : `PostgreSQL cannot run for user ${own}, who has no account on this machine: start Reglament as another user, or set DATABASE_URL.`,
    ExitCode.unavailable,
  );
}

/** PostgreSQL asks for the name of its user, which a container started with a bare number does not have. */
function hasAccount(): boolean {
  try {
    os.userInfo();
    return true;
  } catch {
    return false;
  }
}

/** Who owns the files already, or the folder they will stand in, comes first: so that user can go on without root. */
function waysOfRoot(owner: Ids | undefined, ownerOfParent: number): OperatingUser[] {
  if (owner !== undefined) return owner.uid === 0 ? [userNamespace] : [accountOf(owner), accountPassingFolders(owner)];
  const known = accounts();
  const preferred = known.find(({ uid }) => uid !== 0 && uid === ownerOfParent);
  const usual = ['postgres', 'nobody'].flatMap((wanted) => known.find(({ name }) => name === wanted) ?? []);
  return [
    ...(preferred === undefined ? [] : [accountOf(preferred)]),
    ...usual.map(accountOf),
    userNamespace,
    ...usual.map(accountPassingFolders),
  ];
}

function accounts(): Account[] {
  if (!existsSync('/etc/passwd')) return [];
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .flatMap(([name, , uid, gid]) => (name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []));
}

function runs(user: OperatingUser, program: string, args: string[]): boolean {
  const [command, commandArgs] = user.command(program, args);
  return spawnSync(command, commandArgs, { ...user.spawnIds, cwd: '/' }).status === 0;
}
