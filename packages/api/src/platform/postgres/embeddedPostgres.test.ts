import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { startEmbeddedPostgres } from './embeddedPostgres.ts';
import { runningPostmaster } from './postmasterFile.ts';
import { databaseRuns, kill, killDatabase, query, startElsewhere, startFast, startWithTooSmallFiles, temporaryDataDir } from './temporaryCluster.ts';

// Real databases on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

describe('the embedded PostgreSQL', () => {
  test('starts from nothing with Russian order, Unix socket and durable writes', async () => {
    const { connection, reused, stop } = await startEmbeddedPostgres({ dataDir: temporaryDataDir(), databaseName: 'desk', durable: true });
    expect(reused).toBe(false);
    expect(connection).toMatchObject({ host: expect.stringMatching(/^\//), port: 5432, database: 'desk' });
    const words = await query(connection, `select word from unnest(array['яма', 'ёж', 'ель', 'Ель']) as word order by word`);
    expect(words.map(({ word }) => word)).toEqual(['ёж', 'ель', 'Ель', 'яма']);
    const [settings] = await query(
      connection,
      `select current_setting('fsync') || current_setting('full_page_writes') || current_setting('synchronous_commit') as durability,
        current_setting('listen_addresses') as addresses, current_setting('jit') as jit, current_setting('max_connections') as connections`,
    );
    expect(settings).toEqual({ durability: 'ononon', addresses: '', jit: 'off', connections: '100' });
    await stop();
  });

  test('keeps the data over a restart', async () => {
    const dataDir = temporaryDataDir();
    const first = await startFast(dataDir);
    await query(first.connection, 'create table letter as select 1 as number');
    await first.stop();
    expect(databaseRuns(dataDir)).toBe(false);
    const second = await startFast(dataDir);
    expect(await query(second.connection, 'select number from letter')).toEqual([{ number: 1 }]);
    await second.stop();
  });

  test('is stopped by the last of those who share it', async () => {
    const dataDir = temporaryDataDir();
    const one = await startFast(dataDir);
    const other = await startFast(dataDir);
    expect(other.reused).toBe(true);
    await one.stop();
    expect(await query(other.connection, 'select 1 as answer')).toEqual([{ answer: 1 }]);
    await other.stop();
    expect(databaseRuns(dataDir)).toBe(false);
  });

  test('is stopped also when its users leave at the same moment', async () => {
    const dataDir = temporaryDataDir();
    const users = [await startFast(dataDir), await startFast(dataDir), await startFast(dataDir)];
    await Promise.all(users.map(({ stop }) => stop()));
    expect(databaseRuns(dataDir)).toBe(false);
  });

  test('is made once when several processes start at the same moment', async () => {
    const dataDir = temporaryDataDir();
    const users = await Promise.all([startElsewhere(dataDir), startElsewhere(dataDir), startElsewhere(dataDir)]);
    const here = await startFast(dataDir);
    const [present] = await query(here.connection, `select count(*)::int as users from pg_stat_activity where application_name like 'reglament user %'`);
    expect(present).toEqual({ users: 4 });
    for (const user of users) await kill(user);
    await here.stop();
    expect(readdirSync(dataDir).toSorted()).toEqual(['postgres', 'postgres.log']);
  });
});

describe('after a crash', () => {
  test('of Reglament alone, the orphaned PostgreSQL is taken over', async () => {
    const dataDir = temporaryDataDir();
    const crashing = await startElsewhere(dataDir);
    const orphan = runningPostmaster(path.join(dataDir, 'postgres'))?.pid;
    await kill(crashing);
    const next = await startFast(dataDir);
    expect(next.reused).toBe(true);
    expect(runningPostmaster(path.join(dataDir, 'postgres'))?.pid).toBe(orphan);
    await next.stop();
    expect(databaseRuns(dataDir)).toBe(false);
  });

  test('of everything at once, committed rows are there', async () => {
    const dataDir = temporaryDataDir();
    const crashing = await startElsewhere(dataDir);
    const joined = await startElsewhere(dataDir);
    const host = runningPostmaster(path.join(dataDir, 'postgres'))?.socketFolder;
    await query({ host, port: 5432, user: 'postgres', database: 'desk' }, 'create table letter as select n as number from generate_series(1, 1000) n');
    await Promise.all([kill(crashing), kill(joined)]);
    killDatabase(dataDir);
    const next = await startFast(dataDir);
    expect(next.reused).toBe(false);
    expect(await query(next.connection, 'select count(*)::int as letters from letter')).toEqual([{ letters: 1000 }]);
    await next.stop();
  });

  test('of PostgreSQL alone, the running process brings it up again with every committed row', async () => {
    const dataDir = temporaryDataDir();
    const { promise: revived, resolve } = Promise.withResolvers<void>();
    const postgres = await startEmbeddedPostgres({
      dataDir,
      databaseName: 'desk',
      durable: true,
      report: (line) => (line === 'PostgreSQL runs again.' ? resolve() : undefined),
    });
    await query(postgres.connection, 'create table letter as select 1 as number');
    killDatabase(dataDir);
    await revived;
    expect(await query(postgres.connection, 'select number from letter')).toEqual([{ number: 1 }]);
    await postgres.stop();
    expect(databaseRuns(dataDir)).toBe(false);
  });

  test('a process number that means somebody else now does not block the start', async () => {
    const dataDir = temporaryDataDir();
    await (await startFast(dataDir)).stop();
    const lines = [String(process.pid), path.join(dataDir, 'postgres'), '1700000000', '5432', '/tmp', '', '0 0', 'ready'];
    writeFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), `${lines.join('\n')}\n`);
    const next = await startFast(dataDir);
    expect(next.reused).toBe(false);
    await next.stop();
  });
});

describe('a first start that breaks off', () => {
  test('leaves no half of a database', async () => {
    const dataDir = temporaryDataDir();
    expect(await startWithTooSmallFiles(dataDir)).toContain(`The database could not be created in ${path.join(dataDir, 'postgres')}`);
    expect(readdirSync(dataDir)).toEqual([]);
    const next = await startFast(dataDir);
    await next.stop();
  });

  test('by a kill is swept away by the next start', async () => {
    const dataDir = temporaryDataDir();
    const abandoned = path.join(dataDir, `postgres.new-${spawnSync('true').pid}`);
    mkdirSync(abandoned);
    writeFileSync(path.join(abandoned, 'PG_VERSION'), '18');
    const next = await startFast(dataDir);
    await next.stop();
    expect(readdirSync(dataDir).toSorted()).toEqual(['postgres', 'postgres.log']);
  });
});

describe('a data folder that cannot be used', () => {
  test('because another PostgreSQL made it is named', async () => {
    const dataDir = temporaryDataDir();
    mkdirSync(path.join(dataDir, 'postgres'));
    writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    await expect(startFast(dataDir)).rejects.toThrow('was made by PostgreSQL 17, but this release carries 18: choose another DATA_DIR, or set DATABASE_URL.');
  });

  test('because its files are damaged is explained with PostgreSQL’s own words', async () => {
    const dataDir = temporaryDataDir();
    await (await startFast(dataDir)).stop();
    writeFileSync(path.join(dataDir, 'postgres', 'global', 'pg_control'), '');
    await expect(startFast(dataDir)).rejects.toThrow(/^PostgreSQL does not start: .*could not read file "global\/pg_control"/);
    expect(readFileSync(path.join(dataDir, 'postgres.log'), 'utf8')).toContain('pg_control');
  });
});
