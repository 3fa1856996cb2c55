import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import mail from '../mail/index.ts';
import { letterOf, letterOfRoman } from '../mail/testing/letterOf.ts';
import { openWorld, type World } from '../outbox/testing/world.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { ingestFile } from './ingestFile.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'reglament-letters-'));
const fileOf = (name: string, raw: Buffer): string => {
  const file = path.join(folder, name);
  writeFileSync(file, raw);
  return file;
};

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
  const ingested = await ingestFile(world, file);
  const [confirmation] = await world.rows<{ id: string }>(`select message_header_id as id from outgoing_letter where template_key = 'ticket.accepted'`);
  expect(ingested).toEqual({ file, outcome: 'REGISTERED', ticketNumber: expect.stringMatching(/^TP-\d{4}-000001$/), messageId: '<file@ladoga-rk.example>', confirmation: confirmation?.id, reason: null });
  expect(await ingestFile(world, file)).toEqual({ ...ingested, outcome: 'DUPLICATE', reason: 'SAME_LETTER' });
});

test('says why a letter became no request', async () => {
  const stranger = fileOf('b.eml', letterOf({ From: 'a@unknown.example', Subject: 'x' }));
  expect(await ingestFile(world, stranger)).toEqual({ file: stranger, outcome: 'QUARANTINED', ticketNumber: null, messageId: null, confirmation: null, reason: 'UNKNOWN_SENDER' });
});

test('a file that is not there is told from a letter that cannot be read', async () => {
  const missing = path.join(folder, 'missing.eml');
  expect(await ingestFile(world, missing)).toMatchObject({ file: missing, outcome: 'FILE_NOT_READ', reason: expect.stringContaining('no such file') });
  expect(await ingestFile(world, folder)).toMatchObject({ outcome: 'FILE_NOT_READ' });
  expect(await ingestFile(world, fileOf('c.eml', Buffer.from('junk')))).toMatchObject({ outcome: 'UNREADABLE', reason: 'NOT_A_LETTER' });
});
