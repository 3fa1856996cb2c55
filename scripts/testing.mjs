// The steps of npm test.
import { parseArgs } from 'node:util';
import { existsSync } from 'node:fs';
import { installWhenNeeded } from './installation.mjs';
import { Halt, halt, packageFolders } from './workspace.mjs';
import { buildStep, commandStep, longestNamedStepMilliseconds, suiteStep } from './testSteps.mjs';

/** Every step under the name that `--only` knows; a step tells how many of its tests passed and failed. */
const stepsByName = {
  types: () => packageFolders().map((folder) => commandStep(`Types of ${folder}`, folder, 'tsc', ['--project', '.'])),
  lint: () => [commandStep('Lint', '.', 'oxlint', ['--type-aware'])],
  build: () => [buildStep(), commandStep('Weight of the console', 'packages/admin', 'node', ['budget.mjs'])],
  schema: () => [commandStep('Printed GraphQL schema is up to date and breaks no caller unannounced', 'packages/api', 'tsx', ['scripts/printSchema.ts', '--check'])],
  unit: () => [suiteStep('Rules and units of the server', 'packages/api'), suiteStep('Units of the console', 'packages/admin')],
  dovecot: () => {
    if (hasDovecot()) return [suiteStep('Mailboxes of a dovecot', 'packages/api', ['--config', 'vitest.dovecot.config.ts'])];
    if (process.env.DOVECOT_NEEDED) return [missing('Mailboxes of a dovecot', 'dovecot-imapd could not be installed (apt-get install dovecot-imapd), so no mailbox was read from a real server.')];
    console.log('\n=== No dovecot here: mailboxes are tested against the stand-in alone (Debian: apt-get install dovecot-imapd).');
    return [];
  },
  nginx: () => {
    if (hasNginx()) return [suiteStep('Three processes behind an nginx', 'test', ['--config', 'vitest.nginx.config.ts'])];
    if (process.env.NGINX_NEEDED) return [missing('Three processes behind an nginx', 'nginx-light could not be installed (apt-get install nginx-light), so several processes were not tried behind one address.')];
    console.log('\n=== No nginx here: several processes are tested without a balancer alone (Debian: apt-get install nginx-light).');
    return [];
  },
  bus: () => (hasNats() ? [suiteStep('Processes with a NATS between them', 'test', ['--config', 'vitest.bus.config.ts'])] : [missing('Processes with a NATS between them', 'There is no nats-server here (Debian: apt-get install nats-server).')]),
  killed: () => [suiteStep('Letters while the server is killed once at each step', 'packages/api', ['kills.suite', '--config', 'vitest.kills.config.ts', '--testNamePattern', 'in a row'])],
  kills: () => ['kills.suite', 'killsInVolume.suite'].map((file) => suiteStep(`Letters while the server is killed: ${file}`, 'packages/api', [file, '--config', 'vitest.kills.config.ts'], longestNamedStepMilliseconds)),
  backlogs: () => [suiteStep('Letters that waited, and a flood, by a clock on the wall', 'packages/api', ['backlogs.suite', '--config', 'vitest.kills.config.ts'], longestNamedStepMilliseconds)],
  volumes: () => [suiteStep('Letters in the numbers that were promised', 'packages/api', ['--config', 'vitest.volumes.config.ts'], longestNamedStepMilliseconds), suiteStep('Hostile mark-up in the numbers that were promised', 'test', ['--config', 'vitest.volumes.config.ts'], longestNamedStepMilliseconds)],
  system: () => [suiteStep('The whole system', 'test')],
};
/** Debian keeps them where only an administrator's PATH leads. */
const hasDovecot = () => existsSync('/usr/sbin/dovecot');
const hasNginx = () => existsSync('/usr/sbin/nginx');
const hasNats = () => existsSync('/usr/sbin/nats-server');

/**
 * CI promises real servers: what could not be had there is a failure, not a silence.
 * @param {string} title
 * @param {string} reason
 */
const missing = (title, reason) => ({
  title,
  run: async () => {
    console.log(reason);
    return { passed: 0, failed: 1 };
  },
});

/** The whole system is tested as it is shipped. */
const alsoNeeded = { dovecot: ['build'], system: ['build'], nginx: ['build'], bus: ['build'], killed: ['build'], kills: ['build'], backlogs: ['build'], volumes: ['build'] };

/** What takes long and runs only when it is asked for. */
const onlyWhenNamed = new Set(['bus', 'kills', 'backlogs', 'volumes']);

/**
 * Runs all steps, or those that `--only` names, and prints the sum as the last line. What `--seed` says is what the kills are drawn from;
 * they say it themselves where nobody did.
 * @param {string[]} args what stood after "npm test --"
 */
export async function test(args) {
  try {
    const { only, seed } = parsed(args);
    const names = chosenNames(only);
    if (seed !== undefined) process.env.TEST_SEED = seed;
    await installWhenNeeded();
    const sum = { passed: 0, failed: 0 };
    for (const step of names.flatMap((name) => stepsByName[name]())) {
      console.log(`\n=== ${step.title}`);
      const started = performance.now();
      const { passed, failed } = await step.run();
      console.log(`=== ${step.title}: ${passed} passed, ${failed} failed in ${Math.round((performance.now() - started) / 1000)} s`);
      sum.passed += passed;
      sum.failed += failed;
    }
    process.exitCode = sum.failed === 0 ? 0 : 1;
    console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  } catch (error) {
    halt(error);
    console.log('\n0 passed, 1 failed');
  }
}

/** @param {string[]} only */
function chosenNames(only) {
  const all = Object.keys(stepsByName);
  if (only.length === 0) return all.filter((name) => !onlyWhenNamed.has(name));
  const unknown = only.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Halt(`There is no step ${unknown}; --only takes ${all.join(', ')}.`, 78);
  const wanted = new Set(only.flatMap((name) => [name, ...(alsoNeeded[name] ?? [])]));
  return all.filter((name) => wanted.has(name));
}

/**
 * @param {string[]} args
 * @returns {{ only: string[], seed: string | undefined }}
 */
function parsed(args) {
  const { only = [], seed } = values(args);
  if (seed !== undefined && !/^\d{1,9}$/.test(seed)) throw new Halt(`--seed takes a whole number of up to nine digits, and not ${seed}. Use npm test -- --only kills --seed 7.`, 78);
  return { only, seed };
}

function values(args) {
  try {
    return parseArgs({ args, options: { only: { type: 'string', multiple: true }, seed: { type: 'string' } } }).values;
  } catch (error) {
    throw new Halt(`${error.message} Use npm test, or npm test -- --only unit.`, 78);
  }
}
