import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../packages/api/dist/cli.js', import.meta.url));

export interface CommandOutcome {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs the command line on a data folder, beside its running server or without one. */
export const runCommandLine = (dataDir: string, args: readonly string[]): Promise<CommandOutcome> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, ['--enable-source-maps', entry, ...args], { env: { ...process.env, NODE_ENV: 'test', DATA_DIR: dataDir } }, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });

/** One line of JSON for each letter. */
export interface IngestedFile {
  file: string;
  outcome: string;
  ticketNumber: string | null;
  messageId: string | null;
  confirmation: string | null;
  reason: string | null;
}

export const ingestedIn = ({ stdout }: CommandOutcome): IngestedFile[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as IngestedFile);
