import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../support/ports.ts';
import { databaseRuns, launch, projectFolder, temporaryFolder, type Launch } from './launchedProcess.ts';

vi.setConfig({ testTimeout: 120_000 });

/** What a person sees of a start that is refused. */
async function refusalOf(how: Partial<Launch>): Promise<{ sentence: string; exitCode: number | null }> {
  const launched = await launch({ dataDir: path.join(temporaryFolder(), 'data'), ...how });
  const exitCode = await launched.exitCode();
  return { sentence: launched.output().trim(), exitCode };
}

async function takenPort(): Promise<number> {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  return (other.address() as AddressInfo).port;
}

/** The built server with one line more in its list of features; beside the real one, so that it finds its packages. */
function serverWithLine(line: string, files: Readonly<Record<string, string>> = {}): string {
  const api = path.join(projectFolder, 'packages', 'api');
  mkdirSync(path.join(api, '.cache'), { recursive: true });
  const folder = mkdtempSync(path.join(api, '.cache', 'with-line-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(path.join(api, 'dist'), folder, { recursive: true });
  const list = /(?<=\bfeatures = \[\n)/;
  const withList = readdirSync(path.join(folder, 'assets')).map((name) => path.join(folder, 'assets', name)).filter((file) => file.endsWith('.js') && list.test(readFileSync(file, 'utf8')));
  expect(withList).toHaveLength(1);
  for (const file of withList) writeFileSync(file, readFileSync(file, 'utf8').replace(list, `${line}\n`));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return path.join(folder, 'main.js');
}

describe('a start is refused with one sentence', () => {
  test('when the port is taken, and the database is stopped again', async () => {
    const dataDir = path.join(temporaryFolder(), 'data');
    const port = await takenPort();
    const launched = await launch({ dataDir, settings: { PORT: String(port), LOG_LEVEL: 'silent' } });
    expect(await launched.exitCode()).toBe(69);
    expect(launched.output()).toContain(`Port ${port} is taken by another program. Stop it or choose another: PORT=${port + 1} npm start\n`);
    expect(launched.output()).not.toContain('    at ');
    expect(databaseRuns(dataDir)).toBe(false);
  });

  test('when the mail port is taken', async () => {
    const dataDir = path.join(temporaryFolder(), 'data');
    const port = await takenPort();
    const launched = await launch({ dataDir, settings: { MAIL_PORT: String(port), LOG_LEVEL: 'silent' } });
    expect(await launched.exitCode()).toBe(69);
    expect(launched.output()).toContain(`Port ${port} is taken by another program. Stop it or choose another: MAIL_PORT=${port + 1} npm start\n`);
    expect(databaseRuns(dataDir)).toBe(false);
  });

  test('when DATABASE_URL leads nowhere', async () => {
    const port = await freePort();
    expect(await refusalOf({ settings: { DATABASE_URL: `postgresql://desk:secret@127.0.0.1:${port}/desk` } })).toEqual({
      sentence: `No PostgreSQL answers at 127.0.0.1:${port}: start it, or correct DATABASE_URL.`,
      exitCode: 69,
    });
  });

  test('when DATABASE_URL is no URL of PostgreSQL', async () => {
    expect(await refusalOf({ settings: { DATABASE_URL: 'mysql://root:secret@localhost/desk' } })).toEqual({
      sentence: 'DATABASE_URL in the environment must be a URL such as postgresql://user:password@host:5432/database.',
      exitCode: 78,
    });
  });

  test('when a setting is out of range', async () => {
    expect(await refusalOf({ settings: { PORT: '70000' } })).toEqual({
      sentence: 'PORT in the environment must be a whole number from 1 to 65535, not "70000".',
      exitCode: 78,
    });
  });

  test('when the config file holds what is no setting', async () => {
    const workingFolder = temporaryFolder();
    writeFileSync(path.join(workingFolder, 'reglament.config.json'), '{ "PROT": 4100 }');
    const { sentence, exitCode } = await refusalOf({ workingFolder });
    expect(sentence).toMatch(/^reglament\.config\.json sets PROT, which is no setting; known are HOST, PORT, .*\.$/);
    expect(exitCode).toBe(78);
  });

  test('when the data folder cannot be written', async () => {
    // Nobody can make a folder there, not even root.
    expect(await refusalOf({ dataDir: '/sys/reglament' })).toEqual({
      sentence: 'The data folder /sys/reglament cannot be written: give this user the right to it, or choose another with DATA_DIR.',
      exitCode: 73,
    });
  });

  test.each([
    ['that is not installed', '() => import("@vendor/missing/server"),', {}, "Cannot find package '@vendor/missing'"],
    ['that throws while it is loaded', '() => import("../libraries/@vendor+plugin.js"),', { 'libraries/@vendor+plugin.js': "throw new Error('no luck');" }, 'Error: no luck'],
  ])('when a plugin %s is in the list of features: it is named, and the database is stopped again', async (_what, line, files, cause) => {
    const dataDir = path.join(temporaryFolder(), 'data');
    const { sentence, exitCode } = await refusalOf({ dataDir, settings: { LOG_LEVEL: 'silent' }, command: [process.execPath, '--enable-source-maps', serverWithLine(line, files)] });
    expect(sentence).toContain(`A feature could not be loaded: `);
    expect(sentence).toContain(cause);
    expect(sentence.endsWith(`Mend it, or take its line out of features.ts: ${line.slice(0, -1)}`)).toBe(true);
    expect(sentence.split('\n')).toHaveLength(1);
    expect(exitCode).toBe(78);
    expect(databaseRuns(dataDir)).toBe(false);
  });

  test('when somebody outside of a test wants to command the clock', async () => {
    expect(await refusalOf({ args: ['--test-clock'] })).toEqual({
      sentence: '--test-clock lets anyone move the time and is refused unless NODE_ENV=test.',
      exitCode: 78,
    });
  });
});

test('help lists every setting and starts nothing', async () => {
  const launched = await launch({ dataDir: '/sys/reglament', args: ['--help'] });
  expect(await launched.exitCode()).toBe(0);
  for (const setting of ['HOST', 'PORT', 'MAIL_PORT', 'DATA_DIR', 'DATABASE_URL', 'SMTP_URL', 'DEMO', 'PUBLIC_URL']) {
    expect(launched.output()).toContain(`\n  ${setting}\n`);
  }
});
