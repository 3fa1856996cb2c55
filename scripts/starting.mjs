// The steps of npm start.
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { buildWhenStale } from './building.mjs';
import { installWhenNeeded } from './installation.mjs';
import { findNode } from './node24.mjs';
import { halt, root } from './workspace.mjs';

const parentWatchMilliseconds = 1000;

/**
 * Makes everything ready and runs the server until it ends; its exit code becomes ours.
 * @param {string[]} args what stood after "npm start --"
 */
export async function start(args) {
  try {
    await installWhenNeeded();
    await buildWhenStale();
    run(args);
  } catch (error) {
    halt(error);
  }
}

function run(args) {
  const main = path.join(root, 'packages', 'api', 'dist', 'main.js');
  const child = spawn(findNode(), ['--enable-source-maps', main, ...args], { cwd: root, stdio: 'inherit' });
  // A Ctrl-C reaches the server from the terminal as well; it knows that both are one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  stopWithNpm(child);
  child.on('error', halt);
  child.on('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));
}

/** When npm is killed, nobody is left who could stop the server: it stops by itself then. */
function stopWithNpm(child) {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, parentWatchMilliseconds);
  watch.unref();
}
