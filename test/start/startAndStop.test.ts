import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { createClient } from 'graphql-ws';
import { Client } from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { databaseRuns, killDatabase, launch, projectFolder, socketFolder, temporaryFolder, type Launched } from './launchedProcess.ts';

vi.setConfig({ testTimeout: 120_000 });

const temporaryDataDir = () => path.join(temporaryFolder(), 'data');

async function runningOn(dataDir: string, settings: Record<string, string> = {}): Promise<Launched> {
  const launched = await launch({ dataDir, settings });
  await launched.isRunning();
  return launched;
}

/** The key of the staff's own system, as the demo left it in the data folder. */
function staffKey(dataDir: string): string {
  const { keys } = JSON.parse(readFileSync(path.join(dataDir, 'demo-credentials.json'), 'utf8')) as { keys: { audience: string; key: string }[] };
  return keys.find(({ audience }) => audience === 'staff')?.key ?? '';
}

/** Asks as the staff's own system. */
async function ask<T>({ port }: Launched, dataDir: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${staffKey(dataDir)}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

async function anyTicket(launched: Launched, dataDir: string): Promise<string> {
  const { tickets } = await ask<{ tickets: { nodes: { id: string }[] } }>(launched, dataDir, '{ tickets(first: 1) { nodes { id } } }');
  return tickets.nodes[0]?.id ?? '';
}

async function addNote(launched: Launched, dataDir: string, ticketId: string, body: string): Promise<void> {
  const document = 'mutation($input: AddInternalNoteInput!) { addInternalNote(input: $input) { userErrors { message } } }';
  const { addInternalNote } = await ask<{ addInternalNote: { userErrors: unknown[] } }>(launched, dataDir, document, { input: { ticketId, body } });
  expect(addInternalNote.userErrors).toEqual([]);
}

async function notesOf(launched: Launched, dataDir: string, ticketId: string): Promise<string[]> {
  const document = 'query($id: ID!) { ticket(id: $id) { timeline { body } } }';
  const { ticket } = await ask<{ ticket: { timeline: { body: string | null }[] } }>(launched, dataDir, document, { id: ticketId });
  return ticket.timeline.flatMap(({ body }) => (body?.startsWith('note ') ? [body] : []));
}

/** An act whose request has reached the server and has not ended: its body waits until it is told to finish. */
function slowNote({ port }: Launched, dataDir: string, ticketId: string, body: string): { begun: Promise<unknown>; finish: () => void; status: Promise<number> } {
  const query = 'mutation($input: AddInternalNoteInput!) { addInternalNote(input: $input) { userErrors { message } } }';
  const bytes = Buffer.from(JSON.stringify({ query, variables: { input: { ticketId, body } } }));
  const asked = request({ host: '127.0.0.1', port, path: '/graphql', method: 'POST', agent: false, headers: { 'content-type': 'application/json', authorization: `Bearer ${staffKey(dataDir)}`, 'content-length': bytes.byteLength, expect: '100-continue' } });
  const status = new Promise<number>((resolve, reject) => {
    asked.on('response', (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', reject);
  });
  asked.flushHeaders();
  return { begun: once(asked, 'continue'), finish: () => void asked.end(bytes), status };
}

const isReady = async ({ port }: Launched): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );

describe('a running Reglament', () => {
  test('says where it is and who can sign in, stops on Ctrl-C, and keeps its data for the next start', async () => {
    const dataDir = temporaryDataDir();
    const first = await runningOn(dataDir);
    expect(first.output()).toContain(`  Console    http://127.0.0.1:${first.port}\n`);
    expect(first.output()).toContain(`  GraphQL    http://127.0.0.1:${first.port}/graphql\n`);
    expect(first.output()).toContain(`  Mail door  smtp://127.0.0.1:${first.mailPort}`);
    expect(first.output()).toMatch(/ADMIN +\S+@\S+ +\S+\n/);
    const ticketId = await anyTicket(first, dataDir);
    await addNote(first, dataDir, ticketId, 'note before the stop');
    first.child.kill('SIGINT');
    expect(await first.exitCode()).toBe(0);
    expect(databaseRuns(dataDir)).toBe(false);

    const second = await runningOn(dataDir);
    expect(await notesOf(second, dataDir, ticketId)).toEqual(['note before the stop']);
    second.child.kill('SIGTERM');
    expect(await second.exitCode()).toBe(0);
    expect(databaseRuns(dataDir)).toBe(false);
  });

  test('takes a Ctrl-C that arrives twice, from the terminal and from npm, for one', async () => {
    const dataDir = temporaryDataDir();
    const launched = await runningOn(dataDir, { DEMO: 'off' });
    launched.child.kill('SIGINT');
    launched.child.kill('SIGTERM');
    expect(await launched.exitCode()).toBe(0);
    expect(databaseRuns(dataDir)).toBe(false);
  });

  test('ends what was begun when it stops: no request is cut off in the middle, and the sockets are told to come back', async () => {
    const dataDir = temporaryDataDir();
    const launched = await runningOn(dataDir);
    const ticketId = await anyTicket(launched, dataDir);
    const line = createClient({ url: `ws://127.0.0.1:${launched.port}/graphql`, webSocketImpl: WebSocket, lazy: false, retryAttempts: 0, connectionParams: { authorization: `Bearer ${staffKey(dataDir)}` } });
    const closed = new Promise<number>((resolve) => line.on('closed', (event) => resolve((event as { code: number }).code)));
    await new Promise<void>((resolve) => line.on('connected', () => resolve()));
    // slow bodies: their requests have begun when the stop comes, and have not ended
    const slow = Array.from({ length: 20 }, (_, index) => slowNote(launched, dataDir, ticketId, `note begun ${index}`));
    // one that never ends holds nothing up
    const endless = slowNote(launched, dataDir, ticketId, 'never ended');
    endless.status.catch(() => undefined);
    await Promise.all([...slow, endless].map(({ begun }) => begun));
    launched.child.kill('SIGTERM');
    expect(await closed).toBe(1012);
    for (const { finish } of slow) finish();
    expect(await Promise.all(slow.map(({ status }) => status))).toEqual(slow.map(() => 200));
    expect(await launched.exitCode()).toBe(0);
    expect(databaseRuns(dataDir)).toBe(false);
    const again = await runningOn(dataDir);
    expect(await notesOf(again, dataDir, ticketId)).toEqual(expect.arrayContaining(slow.map((_, index) => `note begun ${index}`)));
    again.child.kill('SIGINT');
    await again.exitCode();
  });

  test('stops in order also in the middle of its start', async () => {
    const dataDir = temporaryDataDir();
    const launched = await launch({ dataDir });
    await vi.waitUntil(() => databaseRuns(dataDir), { timeout: 30_000, interval: 5 });
    launched.child.kill('SIGINT');
    expect(await launched.exitCode()).toBe(0);
    expect(databaseRuns(dataDir)).toBe(false);
  });

  test('shares its database with another process until the last one leaves', async () => {
    const dataDir = temporaryDataDir();
    const one = await runningOn(dataDir, { DEMO: 'off' });
    const other = await runningOn(dataDir, { DEMO: 'off' });
    one.child.kill('SIGINT');
    expect(await one.exitCode()).toBe(0);
    expect(await isReady(other)).toBe(true);
    other.child.kill('SIGINT');
    expect(await other.exitCode()).toBe(0);
    expect(databaseRuns(dataDir)).toBe(false);
  });

  test('uses a PostgreSQL of its own choice through DATABASE_URL', async () => {
    const hostDataDir = temporaryDataDir();
    const dataDir = temporaryDataDir();
    await runningOn(hostDataDir, { DEMO: 'off' });
    const host = socketFolder(hostDataDir);
    const client = new Client({ host, user: 'postgres', database: 'postgres' });
    await client.connect();
    await client.query('create database elsewhere');
    await client.end();
    const launched = await runningOn(dataDir, { DATABASE_URL: `postgresql://postgres@localhost/elsewhere?host=${encodeURIComponent(host)}` });
    expect(await anyTicket(launched, dataDir)).not.toBe('');
    expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
    launched.child.kill('SIGINT');
    expect(await launched.exitCode()).toBe(0);
    expect(databaseRuns(hostDataDir)).toBe(true);
  });
});

describe('after a crash', () => {
  test('of everything at once, the next start has every acknowledged note, each once', async () => {
    const dataDir = temporaryDataDir();
    const crashing = await runningOn(dataDir);
    const ticketId = await anyTicket(crashing, dataDir);
    const acknowledged: string[] = [];
    for (const number of Array.from({ length: 20 }, (_, index) => index + 1)) {
      await addNote(crashing, dataDir, ticketId, `note ${number}`);
      acknowledged.push(`note ${number}`);
    }
    const inFlight = addNote(crashing, dataDir, ticketId, 'note in flight').catch(() => {});
    crashing.child.kill('SIGKILL');
    killDatabase(dataDir);
    await Promise.all([crashing.exitCode(), inFlight]);

    const next = await runningOn(dataDir);
    const notes = await notesOf(next, dataDir, ticketId);
    expect(notes.filter((note) => note !== 'note in flight')).toEqual(acknowledged);
    next.child.kill('SIGINT');
    expect(await next.exitCode()).toBe(0);
  });

  test('of the database alone, the running process is ready again by itself', async () => {
    const dataDir = temporaryDataDir();
    const launched = await runningOn(dataDir);
    const ticketId = await anyTicket(launched, dataDir);
    await addNote(launched, dataDir, ticketId, 'note before the crash');
    killDatabase(dataDir);
    await launched.prints('PostgreSQL runs again.');
    await vi.waitUntil(() => isReady(launched), { timeout: 30_000 });
    expect(await notesOf(launched, dataDir, ticketId)).toEqual(['note before the crash']);
    launched.child.kill('SIGINT');
    expect(await launched.exitCode()).toBe(0);
  });
});

describe('npm start', () => {
  const command: [string, ...string[]] = ['npm', 'start', '--'];

  test('runs the server, passes Ctrl-C on to it and ends with its exit code', async () => {
    const dataDir = temporaryDataDir();
    const launched = await launch({ dataDir, command, workingFolder: projectFolder });
    await launched.isRunning();
    expect(await isReady(launched)).toBe(true);
    launched.child.kill('SIGINT');
    expect(await launched.exitCode()).toBe(0);
    expect(databaseRuns(dataDir)).toBe(false);
  });

  test('passes arguments on and ends with the exit code of a refused start', async () => {
    const launched = await launch({ dataDir: temporaryDataDir(), command, args: ['--test-clock'] });
    expect(await launched.exitCode()).toBe(78);
    expect(launched.output()).toContain('--test-clock lets anyone move the time');
  });
});
