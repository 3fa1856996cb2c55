import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import mail from '../mail/index.ts';
import { letterOf, letterOfRoman } from '../mail/testing/letterOf.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { ingestFile, type IngestedFile } from './ingestFile.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'reglament-letters-'));
const fileOf = (name: string, raw: Buffer): string => {
  const file = path.join(folder, name);
  writeFileSync(file, raw);
  return file;
};

const ingest = async (file: string): Promise<IngestedFile[]> => {
  const all: IngestedFile[] = [];
  for await (const one of ingestFile(world, file)) all.push(one);
  return all;
};
const ingestOne = async (file: string): Promise<IngestedFile | undefined> => (await ingest(file))[0];

let world: World;
beforeAll(async () => {
  world = await openWorld([mail]);
}, scratchPatienceMilliseconds);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

test('a letter in a file is taken as the mail door would take it', async () => {
  const file = fileOf('a.eml', letterOfRoman({ 'Message-ID': '<file@ladoga-rk.example>' }));
  const ingested = await ingestOne(file);
  const [confirmation] = await world.rows<{ id: string }>(`select message_header_id as id from outgoing_letter where template_key = 'ticket.accepted'`);
  expect(ingested).toEqual({ file, outcome: 'REGISTERED', ticketNumber: expect.stringMatching(/^TP-\d{4}-000001$/), messageId: '<file@ladoga-rk.example>', confirmation: confirmation?.id, reason: null });
  expect(await ingestOne(file)).toEqual({ ...ingested, outcome: 'DUPLICATE', reason: 'SAME_LETTER' });
});

test('says why a letter became no request', async () => {
  const stranger = fileOf('b.eml', letterOf({ From: 'a@unknown.example', Subject: 'x' }));
  expect(await ingestOne(stranger)).toEqual({ file: stranger, outcome: 'QUARANTINED', ticketNumber: null, messageId: null, confirmation: null, reason: 'UNKNOWN_SENDER' });
});

test('a file that is not there is told from a letter that cannot be read', async () => {
  const missing = path.join(folder, 'missing.eml');
  expect(await ingestOne(missing)).toMatchObject({ file: missing, outcome: 'FILE_NOT_READ', reason: expect.stringContaining('no such file') });
  expect(await ingestOne(fileOf('c.eml', Buffer.from('junk')))).toMatchObject({ outcome: 'UNREADABLE', reason: 'NOT_A_LETTER' });
});

test('an mbox file holds many letters, and a folder many files, taken in the order of their names', async () => {
  const letter = (id: string) => letterOfRoman({ 'Message-ID': `<${id}@ladoga-rk.example>` });
  const mbox = Buffer.concat(['m1', 'm2'].flatMap((id) => [Buffer.from('From roman Mon Nov 23 10:00:00 2026\r\n'), letter(id), Buffer.from('\r\n')]));
  const below = path.join(folder, 'old', 'deep');
  mkdirSync(below, { recursive: true });
  writeFileSync(path.join(below, '10.eml'), letter('d10'));
  writeFileSync(path.join(below, '9.EML'), letter('d9'));
  writeFileSync(path.join(below, 'all.mbox'), mbox);
  writeFileSync(path.join(below, 'notes.txt'), 'no letter');
  const ingested = await ingest(path.join(folder, 'old'));
  expect(ingested.map(({ file, messageId, outcome }) => [path.relative(below, file), messageId, outcome])).toEqual([
    ['9.EML', '<d9@ladoga-rk.example>', 'REGISTERED'], ['10.eml', '<d10@ladoga-rk.example>', 'REGISTERED'],
    ['all.mbox#1', '<m1@ladoga-rk.example>', 'REGISTERED'], ['all.mbox#2', '<m2@ladoga-rk.example>', 'REGISTERED'],
  ]);
});

test('a fault of the desk is no fault of the file', async () => {
  const pool = { query: async () => Promise.reject(new Error('the database is gone')) } as unknown as World['pool'];
  await expect(ingestFile({ ...world, pool }, fileOf('d.eml', letterOfRoman())).next()).rejects.toThrow('the database is gone');
});
