import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { OperationalFault } from '../fault.ts';
import { connectionFromUrl, connectionNamedBy, refuseTooOld } from './connectionFromUrl.ts';
import { query, startFast, temporaryDataDir } from './temporaryCluster.ts';

vi.setConfig({ testTimeout: 60_000 });

/** What a person reads who starts with this URL. */
async function refusalOf(url: string): Promise<{ sentence: string; exitCode: number }> {
  const error: unknown = await connectionFromUrl(url).catch((refused: unknown) => refused);
  if (error instanceof OperationalFault) return { sentence: error.message, exitCode: error.exitCode };
  throw new Error('the URL was not refused', { cause: error });
}

describe('DATABASE_URL', () => {
  test.each(['localhost/desk', 'mysql://root@localhost/desk', 'postgresql://a b:c'])('%s is refused without repeating it', async (url) => {
    expect(await refusalOf(url)).toEqual({
      sentence: 'DATABASE_URL is not a PostgreSQL URL; it looks like postgresql://user:password@host:5432/database.',
      exitCode: 78,
    });
  });

  test('with a server that does not answer is refused', async () => {
    expect(await refusalOf('postgresql://desk:secret@127.0.0.1:4139/desk')).toEqual({
      sentence: 'No PostgreSQL answers at 127.0.0.1:4139: start it, or correct DATABASE_URL.',
      exitCode: 69,
    });
  });

  test('with a host that nobody knows is refused', async () => {
    expect(await refusalOf('postgresql://desk:secret@database.invalid/desk')).toEqual({
      sentence: 'The host database.invalid of DATABASE_URL is not known to the network: check the name.',
      exitCode: 69,
    });
  });

  test('leads to a server, unless password or database are wrong', async () => {
    const dataDir = temporaryDataDir();
    const postgres = await startFast(dataDir);
    const host = postgres.connection.host ?? '';
    await query(postgres.connection, `create role client login password 'right'`);
    const rules = path.join(dataDir, 'postgres', 'pg_hba.conf');
    writeFileSync(rules, `local all client scram-sha-256\n${readFileSync(rules, 'utf8')}`);
    await query(postgres.connection, 'select pg_reload_conf()');
    const url = (password: string, database: string) => `postgresql://client:${password}@localhost/${database}?host=${encodeURIComponent(host)}`;

    expect(await connectionFromUrl(url('right', 'desk'))).toMatchObject({ host, user: 'client', password: 'right', database: 'desk' });
    expect(await refusalOf(url('wrong', 'desk'))).toEqual({
      sentence: `The PostgreSQL at ${host} refuses the user client of DATABASE_URL: check its name and password.`,
      exitCode: 78,
    });
    expect(await refusalOf(url('right', 'shop'))).toEqual({
      sentence: `The PostgreSQL at ${host} has no database shop: create it, or correct DATABASE_URL.`,
      exitCode: 78,
    });
    await postgres.stop();
  });

  test('with a server older than 15 is refused', () => {
    expect(() => refuseTooOld(140_019)).toThrow('DATABASE_URL leads to PostgreSQL 14; Reglament needs 15 or newer.');
    expect(() => refuseTooOld(150_000)).not.toThrow();
  });
});

describe('REPLICA_URL', () => {
  test('is read without anybody asked behind it', () => {
    expect(connectionNamedBy('REPLICA_URL', 'postgresql://reader:secret@replica.invalid:5433/desk')).toMatchObject({ host: 'replica.invalid', port: 5433, user: 'reader', password: 'secret', database: 'desk' });
  });

  test('that is none of PostgreSQL is refused under its own name', () => {
    expect(() => connectionNamedBy('REPLICA_URL', 'localhost/desk')).toThrow('REPLICA_URL is not a PostgreSQL URL; it looks like postgresql://user:password@host:5432/database.');
  });
});
