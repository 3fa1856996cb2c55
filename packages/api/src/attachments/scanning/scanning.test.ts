import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actorOf } from '../../access/viewer.ts';
import mail from '../../mail/index.ts';
import { asProven, receiveProven } from '../../mail/testing/receiveProven.ts';
import { letterOfRoman } from '../../mail/testing/letterOf.ts';
import { openWorld, type World } from '../../outgoing/testing/world.ts';
import { clock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import { scratchPatienceMilliseconds } from '../../platform/testing/scratchSystem.ts';
import { chunkBytes } from '../chunks.ts';
import { findAttachment } from '../finding.ts';
import attachments from '../index.ts';
import { askOfPool } from '../sweeping.ts';
import { eicar, startClamdStandIn, type ClamdStandIn } from '../testing/clamdStandIn.ts';
import { createAttachmentUpload } from '../uploadActs.ts';
import { takeUpload } from '../uploading.ts';
import { verdictIn } from './clamd.ts';
import { requireScanned } from './lock.ts';
import { rescanFiles } from './rescanning.ts';
import { useScanner } from './scanner.ts';

let world: World;
let clamd: ClamdStandIn;
beforeAll(async () => {
  world = await openWorld([attachments, mail]);
}, scratchPatienceMilliseconds);
beforeEach(async () => {
  clamd = await startClamdStandIn();
  use('wait');
});
afterEach(async () => {
  await clamd.stop();
  useScanner({ clamd: undefined, scannerAway: 'wait' });
  await world.rows('update attachment set file_id = null');
  await world.rows('delete from stored_file');
});
afterAll(() => world.close());

const use = (scannerAway: Config['scannerAway']): void => useScanner({ clamd: clamd.address, scannerAway });
const ask = () => askOfPool(world);
const announce = async (size: number): Promise<string> =>
  (await world.workshop.perform(actorOf(world.specialist), async (work) => (await createAttachmentUpload(work, world.specialist, { fileName: 'счёт.doc', size })).id)).result;
const bring = (id: string, bytes: Buffer) => takeUpload(world, world.specialist, id, { source: Readable.from([bytes]), announcedBytes: bytes.length });
const upload = async (bytes: Buffer): Promise<string> => {
  const id = await announce(bytes.length);
  await bring(id, bytes);
  return id;
};
/** What a scanner said of the files that are kept, and whether each is given out. */
const kept = async (): Promise<unknown[]> => {
  const files = await world.rows<{ id: string; scan: string | null; finding: string | null }>('select id, scan, finding from stored_file order by started_at, id');
  return Promise.all(files.map(async ({ id, scan, finding }) => [scan, finding, await requireScanned(ask(), { fileId: id, fileName: 'счёт.doc' }).then(() => 'GIVEN', ({ code }: { code: string }) => code)]));
};
const rescan = async () => {
  const found: (string | null)[] = [];
  return { waiting: await rescanFiles(ask(), { goesOn: () => true, found: (_id, finding) => void found.push(finding) }), found };
};

test.each([
  ['stream: OK\0', { state: 'CLEAN', finding: null }], ['stream: Win.Test.EICAR_HDB-1 FOUND\0', { state: 'INFECTED', finding: 'Win.Test.EICAR_HDB-1' }],
  ['INSTREAM size limit exceeded. ERROR\0', { state: 'TOO_LARGE', finding: null }], ['', null], ['UNKNOWN COMMAND\0', null], ['stream: Can’t allocate memory ERROR\0', null], ['stream: OK', { state: 'CLEAN', finding: null }],
])('%j of clamd means %o', (reply, verdict) => expect(verdictIn(reply)).toEqual(verdict));

describe('an upload (§4.5)', () => {
  test('goes to the scanner as a whole while it comes', async () => {
    await upload(Buffer.alloc(2 * chunkBytes + 7, 'a'));
    expect(clamd.scanned).toEqual([2 * chunkBytes + 7]);
    expect(await kept()).toEqual([['CLEAN', null, 'GIVEN']]);
  });

  test('in which something is found is refused with its name, and nothing of it is kept', async () => {
    const infected = Buffer.concat([Buffer.alloc(chunkBytes - 10, ' '), eicar]);
    const id = await announce(infected.length);
    await expect(bring(id, infected)).rejects.toMatchObject({ code: 'FILE_INFECTED', details: { params: { name: 'счёт.doc', finding: 'Eicar-Test-Signature' } } });
    expect(await kept()).toEqual([]);
    expect(await findAttachment(world.reader, world.specialist, id)).toMatchObject({ fileId: null });
  });

  test.each<[string, () => unknown]>([['is not there', () => clamd.stop()], ['ends the line without a word', () => (clamd.mute = true)]])('while the scanner %s is refused and can be sent again, or is taken with a mark and looked at later', async (_how, leave) => {
    const bytes = Buffer.alloc(chunkBytes + 1, 'b');
    const id = await announce(bytes.length);
    await leave();
    await expect(bring(id, bytes)).rejects.toMatchObject({ code: 'FILE_CHECK_AWAY' });
    expect(await kept()).toEqual([]);
    use('take');
    await bring(id, bytes);
    await upload(eicar);
    expect(await kept()).toEqual([['UNSCANNED', null, 'GIVEN'], ['UNSCANNED', null, 'GIVEN']]);
    expect(await rescan()).toEqual({ waiting: true, found: [] });
    await clamd.stop().catch(() => undefined);
    clamd = await startClamdStandIn();
    use('take');
    expect(await rescan()).toEqual({ waiting: false, found: ['Eicar-Test-Signature'] });
    expect(await kept()).toEqual([['CLEAN', null, 'GIVEN'], ['INFECTED', 'Eicar-Test-Signature', 'FILE_INFECTED']]);
  });

  test.each([true, false])('that is longer than the scanner takes (says so: %s) is refused for good, or taken with a mark that no later look removes', async (saysLimit) => {
    Object.assign(clamd, { limit: 1000, saysLimit });
    const bytes = Buffer.alloc(3 * chunkBytes, 'c');
    const id = await announce(bytes.length);
    await expect(bring(id, bytes)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE_TO_CHECK' });
    expect(await kept()).toEqual([]);
    use('take');
    await bring(id, bytes);
    expect(await kept()).toEqual([['TOO_LARGE', null, 'GIVEN']]);
    expect(await rescan()).toEqual({ waiting: false, found: [] });
  });

  test('is looked at over a Unix socket too', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'clamd-'));
    const local = await startClamdStandIn(path.join(folder, 'clamd.ctl'));
    useScanner({ clamd: { path: path.join(folder, 'clamd.ctl') }, scannerAway: 'wait' });
    await upload(Buffer.from('abc'));
    await local.stop();
    rmSync(folder, { recursive: true });
    expect(local.scanned).toEqual([3]);
  });
});

describe('a letter (§4.5)', () => {
  const part = (name: string, content: Buffer): string => `--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=${name}\r\n\r\n${content.toString('base64')}\r\n`;
  let letters = 0;
  const nextLetter = (): Buffer => letterOfRoman({ 'Content-Type': 'multipart/mixed; boundary=b', 'Subject': `Invoice ${(letters += 1)}`, 'Message-ID': `<scan-${letters}@ladoga-rk.example>` }, `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nСм. счёт\r\n${part('bill.doc', eicar)}${part('log.txt', Buffer.from('строки'))}--b--`);
  const received = async () => {
    const letter = nextLetter();
    const { letterId, ticketNumber } = await receiveProven(world, letter, { to: ['support@company.example'], receivedAt: clock.now() });
    const [message] = await world.rows<{ remarks: string[]; files: string[] | null }>(
      'select remarks, (select array_agg(file_name::text order by position) from attachment where message_id = message.id) as files from message where ticket_id = (select id from ticket where number = $1)', [ticketNumber]);
    const [raw] = await world.rows<{ whole: boolean }>('select raw = $2 as whole from incoming_letter where id = $1', [letterId, asProven(letter)]);
    return { ...message, ...raw };
  };

  test('becomes a request without the file in which something was found; a remark names it, and the original is whole', async () => {
    expect(await received()).toEqual({ remarks: ['FILES_INFECTED bill.doc (Eicar-Test-Signature)'], files: ['log.txt'], whole: true });
    expect(await kept()).toEqual([['CLEAN', null, 'GIVEN']]);
  });

  test('waits for no scanner: its files are kept from everybody until they have been looked at', async () => {
    await clamd.stop();
    expect(await received()).toEqual({ remarks: [], files: ['bill.doc', 'log.txt'], whole: true });
    expect(await kept()).toEqual([['UNSCANNED', null, 'FILE_CHECK_AWAY'], ['UNSCANNED', null, 'FILE_CHECK_AWAY']]);
    clamd = await startClamdStandIn();
    use('wait');
    expect(await rescan()).toEqual({ waiting: false, found: ['Eicar-Test-Signature'] });
    expect(await kept()).toEqual([['INFECTED', 'Eicar-Test-Signature', 'FILE_INFECTED'], ['CLEAN', null, 'GIVEN']]);
  });

  test('keeps what is longer than the scanner takes in the original, where the desk does not take what is unscanned', async () => {
    clamd.limit = 10;
    expect(await received()).toMatchObject({ remarks: ['FILES_LEFT bill.doc, log.txt'], files: null });
    use('take');
    expect(await received()).toMatchObject({ remarks: [], files: ['bill.doc', 'log.txt'] });
  });
});
