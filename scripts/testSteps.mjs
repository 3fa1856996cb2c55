// The kinds of steps that npm test consists of.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildWhenStale } from './building.mjs';
import { environmentWithNode } from './node24.mjs';
import { halt, root } from './workspace.mjs';

/** A step that hangs must not hold up CI for ever. */
const longestStepMilliseconds = 24 * 60_000;
/** One that is asked for by its name may take the numbers that were promised. */
export const longestNamedStepMilliseconds = 3 * 60 * 60_000;

/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ title: string, run: () => Promise<Count> }} Step
 */

const passed = { passed: 1, failed: 0 };
const failed = { passed: 0, failed: 1 };

/**
 * A command that counts as one test: it passes when it exits with 0.
 * @param {string} title
 * @param {string} folder below the root
 * @param {string} program a tool of this folder or of the workspace
 * @param {string[]} args
 * @returns {Step}
 */
export function commandStep(title, folder, program, args) {
  return { title, run: async () => ((await runTool(folder, program, args)) === 0 ? passed : failed) };
}

/** @returns {Step} both builds, as one test */
export function buildStep() {
  return {
    title: 'Build of console and server',
    run: () => buildWhenStale().then(
      () => passed,
      (error) => {
        halt(error);
        return failed;
      },
    ),
  };
}

/**
 * A vitest suite that counts each of its tests.
 * @param {string} title
 * @param {string} folder below the root
 * @param {string[]} more arguments of vitest
 * @param {number} longestMilliseconds after which it is ended
 * @returns {Step}
 */
export function suiteStep(title, folder, more = [], longestMilliseconds = longestStepMilliseconds) {
  return {
    title,
    async run() {
      const notes = mkdtempSync(path.join(os.tmpdir(), 'reglament-test-'));
      try {
        const report = path.join(notes, 'report.json');
        const exitCode = await runTool(folder, 'vitest', ['run', ...more, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], longestMilliseconds);
        const count = existsSync(report) ? countOf(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 };
        // A suite that broke without a failed test (no test found, an error outside of all tests) has failed all the same.
        return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
      } finally {
        rmSync(notes, { recursive: true });
      }
    },
  };
}

/** Sums up vitest's report; a file that could not even be loaded counts as one failed test. */
function countOf({ testResults }) {
  const count = { passed: 0, failed: 0 };
  for (const file of testResults) {
    const having = (status) => file.assertionResults.filter((test) => test.status === status).length;
    const failures = having('failed');
    count.passed += having('passed');
    count.failed += file.status === 'failed' && failures === 0 ? 1 : failures;
  }
  return count;
}

/** @returns {Promise<number>} exit code of the tool, which prints where we print */
function runTool(folder, program, args, timeout = longestStepMilliseconds) {
  const places = [folder, '.'].map((each) => path.join(root, each, 'node_modules', '.bin', program));
  const file = places.find((place) => existsSync(place)) ?? program;
  const child = spawn(file, args, {
    cwd: path.join(root, folder),
    env: environmentWithNode(),
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout,
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.on('exit', (code, signal) => {
      if (signal !== null) console.error(`${program} was ended by ${signal}.`);
      resolve(code ?? 1);
    });
  });
}
