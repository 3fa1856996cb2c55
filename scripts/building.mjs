// Builds the console and the server when their sources have changed since the last build.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environmentWithNode, findNode } from './node24.mjs';
import { Halt, fingerprint, refuseReadOnlyFolder, root, sourceFiles } from './workspace.mjs';

/** What is built, and the folders that its result depends on. */
const products = [
  { name: 'console', folder: 'packages/admin', sources: ['packages/admin', 'packages/schema'] },
  { name: 'explorer', folder: 'packages/explorer', sources: ['packages/explorer', 'packages/schema'] },
  { name: 'server', folder: 'packages/api', sources: ['packages/api', 'packages/schema'] },
];

/** Brings all builds up to date, side by side; does nothing when they are. */
export async function buildWhenStale() {
  const stale = products.filter(isStale);
  if (stale.length === 0) return;
  refuseReadOnlyFolder();
  console.log(`Building the ${stale.map(({ name }) => name).join(' and the ')} …`);
  const failed = (await Promise.all(stale.map(build))).filter(({ exitCode }) => exitCode !== 0);
  for (const { product, output } of failed) console.error(`--- the ${product.name} ---\n${output.trim()}\n`);
  if (failed.length > 0) throw new Halt(`The ${failed.map(({ product }) => product.name).join(' and the ')} could not be built; the lines above say why.`, 1);
}

const stampFile = ({ folder }) => path.join(root, folder, 'dist', '.built-from');
const wantedState = ({ sources }) => fingerprint(['pnpm-lock.yaml', ...sources.flatMap(sourceFiles)]);
const isStale = (product) => !existsSync(stampFile(product)) || readFileSync(stampFile(product), 'utf8') !== wantedState(product);

function build(product) {
  // Taken before the build: what changes meanwhile belongs to the next one.
  const state = wantedState(product);
  const folder = path.join(root, product.folder);
  const child = spawn(findNode(), [path.join(folder, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: folder,
    env: environmentWithNode(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ product, exitCode: 1, output: error.message }));
    child.on('close', (code) => {
      if (code === 0) writeFileSync(stampFile(product), state);
      resolve({ product, exitCode: code ?? 1, output });
    });
  });
}
