// Finds the Node that Reglament runs on, which may be newer than the one that runs this script.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Halt, root } from './workspace.mjs';

/** The Node of this machine is taken when it is at least this new: the first with argon2. */
const oldest = [24, 7];

/** @returns {string} path of the program; packages must be installed */
export function findNode() {
  if (isNewEnough()) return process.execPath;
  const installed = path.join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (spawnSync(installed, ['--version']).status === 0) return installed;
  throw new Halt(
    `Reglament runs on Node 24, this is ${process.versions.node}, and there is none to install for ${process.platform} on ${process.arch}: install Node 24 and start again.`,
    78,
  );
}

/** The environment in which every tool of the workspace finds that Node first. */
export function environmentWithNode() {
  const folders = [path.dirname(findNode()), path.join(root, 'node_modules', '.bin'), process.env.PATH];
  return { ...process.env, PATH: folders.join(path.delimiter) };
}

function isNewEnough() {
  const [major, minor] = oldest;
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
