// What the scripts share about this folder: where it is, what is in it, and how to stop with a sentence.
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Stops a script with one sentence for the person who started it. */
export class Halt extends Error {
  /**
   * @param {string} sentence what is wrong and what to do
   * @param {number} exitCode 69 something does not answer, 73 cannot write, 78 wrong set-up, 1 anything else
   */
  constructor(sentence, exitCode) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/**
 * Prints the sentence of a {@link Halt}, or the whole of an unforeseen error, and sets the exit code.
 * @param {unknown} error
 */
export function halt(error) {
  const isForeseen = error instanceof Halt;
  console.error(isForeseen ? error.message : error);
  process.exitCode = isForeseen ? error.exitCode : 1;
}

/** Refuses a folder in which nothing can be installed or built. */
export function refuseReadOnlyFolder() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw new Halt(`The folder ${root} cannot be written: give this user the right to it, or clone into another folder.`, 73);
  }
}

/**
 * Hash of the contents and names of files, which tells whether anything has changed since.
 * @param {string[]} files paths below the root
 * @param {string[]} facts anything else that the result depends on
 */
export function fingerprint(files, facts = []) {
  const hash = createHash('sha256');
  for (const fact of facts) hash.update(`${fact}\0`);
  for (const file of files) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Every source file below a folder, in a stable order; what is installed, built, hidden or a test is left out.
 * @param {string} folder path below the root
 * @returns {string[]}
 */
export function sourceFiles(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules' && name !== 'dist' && !/\.test\.tsx?$/.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? sourceFiles(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
}

/** The packages that exist, as paths below the root. */
export function packageFolders() {
  const below = (folder) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);
  return [...below('packages'), ...below('packages/admin/examples'), 'test'].filter((folder) => existsSync(path.join(root, folder, 'package.json')));
}

/** The environment for npm and pnpm: they need a home that can be written, which a container's user may lack. */
export function environmentWithHome() {
  try {
    accessSync(os.homedir(), constants.W_OK);
    return process.env;
  } catch {
    const home = path.join(root, '.cache', 'home');
    mkdirSync(home, { recursive: true });
    return { ...process.env, HOME: home, npm_config_cache: path.join(home, '.npm') };
  }
}
