// pnpm mutation [part …] [--options of Stryker]: mutates the parts one after the other and tells the score of each file and folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../src/platform/postgres/embeddedPostgres.ts';
import { needsDatabase, partNames } from './parts.ts';
import { lineOf, scoresOf } from './score.ts';

const mutate = async (part: string, options: readonly string[], environment: Record<string, string>): Promise<boolean> => {
  const stryker = spawn('stryker', ['run', 'mutation/stryker.config.mjs', ...options], { stdio: 'inherit', env: { ...process.env, ...environment, MUTATED_PART: part } });
  const [code] = (await once(stryker, 'exit')) as [number | null];
  return code === 0;
};

/** The PostgreSQL of all runs stands outside of Stryker's workers, which are killed when a mutant never ends. */
const withPostgres = async <Result>(run: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'reglament-mutation-'));
  // a PostgreSQL that is started by root belongs to another account, which has to get in
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: folder, databaseName: 'mutation', durable: false });
  try {
    return await run(folder);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const given = process.argv.slice(2);
const options = given.filter((argument) => argument.startsWith('--'));
const named = given.filter((argument) => !argument.startsWith('--'));
const unknown = named.filter((name) => !partNames.includes(name));
if (unknown.length > 0) throw new Error(`No part is called ${unknown.join(', ')}. There are ${partNames.join(', ')}.`);

const done: string[] = [];
for (const part of named.length > 0 ? named : partNames) {
  const finished = needsDatabase(part) ? await withPostgres((folder) => mutate(part, options, { SCRATCH_POSTGRES: folder })) : await mutate(part, options, {});
  if (finished) done.push(`reports/mutation/${part}.json`);
  else process.exitCode = 1;
}
console.log(scoresOf(done).map(lineOf).join('\n'));
