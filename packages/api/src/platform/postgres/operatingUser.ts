import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ExitCode, OperationalFault } from '../fault.ts';

/** On whose behalf PostgreSQL runs. It refuses to run as root, so root needs one of several ways out. */
export type OperatingUser = {
  /** Turns a program with arguments into the command that is really spawned. */
  command: (program: string, args: readonly string[]) => [program: string, args: string[]];
  /** Ids for `spawn`; absent when the command itself changes the user, or when nothing changes. */
  spawnIds: { uid?: number; gid?: number };
  /** Who must own the files; absent when that is this process's own user. */
  owner: { uid: number; gid: number } | undefined;
};

const sameUser: OperatingUser = { command: (program, args) => [program, [...args]], spawnIds: {}, owner: undefined };

/** Inside a namespace of its own root is an ordinary user to PostgreSQL, while the files stay root's. */
const userNamespace: OperatingUser = {
  command: (program, args) => ['unshare', ['--user', program, ...args]],
  spawnIds: {},
  owner: undefined,
};

const accountOf = (uid: number, gid: number): OperatingUser => ({
  command: sameUser.command,
  spawnIds: { uid, gid },
  owner: { uid, gid },
});

/** An account that may pass closed folders, for a clone below /root in a container that forbids namespaces. */
const accountPassingFolders = (uid: number, gid: number): OperatingUser => ({
  command: (program, args) => [
    'setpriv',
    [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override', program, ...args],
  ],
  spawnIds: {},
  owner: { uid, gid },
});

/**
 * Chooses the user that PostgreSQL runs as, and proves that it can reach the program and the folders.
 * @param program absolute path of `postgres`
 * @param clusterFolder where its data are or will be
 * @param mustReach further folders that it has to pass
 * @throws OperationalFault (69) when there is no way here
 */
export function chooseOperatingUser(program: string, clusterFolder: string, mustReach: readonly string[]): OperatingUser {
  const own = process.getuid?.();
  const owner = existsSync(clusterFolder) ? statSync(clusterFolder) : undefined;
  if (own !== 0) {
    if (owner === undefined || own === undefined || owner.uid === own) return sameUser;
    throw new OperationalFault(
      `${clusterFolder} belongs to another user: start Reglament as that user, or choose another DATA_DIR.`,
      ExitCode.cannotWrite,
    );
  }
  const folders = [path.dirname(clusterFolder), ...mustReach];
  const works = (user: OperatingUser) =>
    runs(user, program, ['-V']) && folders.every((folder) => runs(user, 'test', ['-x', folder]));
  const found = (owner === undefined ? waysForNewCluster() : waysForOwner(owner.uid, owner.gid)).find(works);
  if (found !== undefined) return found;
  throw new OperationalFault(
    'PostgreSQL does not run as root, and no other user can reach this folder: start Reglament as an ordinary user, or set DATABASE_URL.',
    ExitCode.unavailable,
  );
}

function waysForOwner(uid: number, gid: number): OperatingUser[] {
  return uid === 0 ? [userNamespace] : [accountOf(uid, gid), accountPassingFolders(uid, gid)];
}

function waysForNewCluster(): OperatingUser[] {
  const accounts = ['postgres', 'nobody'].map(idsOf).filter((ids) => ids !== undefined);
  return [
    ...accounts.map(({ uid, gid }) => accountOf(uid, gid)),
    userNamespace,
    ...accounts.map(({ uid, gid }) => accountPassingFolders(uid, gid)),
  ];
}

function idsOf(account: string): { uid: number; gid: number } | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${account}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function runs(user: OperatingUser, program: string, args: string[]): boolean {
  const [command, commandArgs] = user.command(program, args);
  return spawnSync(command, commandArgs, { ...user.spawnIds, cwd: '/' }).status === 0;
}
