import { mkdtempSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskOf, partnerOf } from '../access/testing/asking.ts';
import mail from '../mail/index.ts';
import { receiveProven } from '../mail/testing/receiveProven.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { safeFileName } from './fileName.ts';
import { findAttachment } from './finding.ts';
import attachments from './index.ts';
import { headersOf } from './sending.ts';
import { useStores } from './stores/stores.ts';
import { hostileNames } from './testing/hostileNames.ts';
import { takeUpload } from './uploading.ts';

let world: World;
const dataDir = mkdtempSync(path.join(tmpdir(), 'reglament-names-'));
beforeAll(async () => {
  world = await openWorld([attachments, mail]);
  useStores({ dataDir, fileStore: 'local', s3: undefined }, world.log);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const strictHeader = new RegExp(`^(?:attachment|inline)(?:; filename=(?:(${token})|"((?:[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\\x20-\\x7e])*)"))?(?:; filename\\*=UTF-8''((?:%[0-9A-F]{2}|[!#$&+.^_\`|~0-9A-Za-z-])*))?$`);
/** The name that a header tells, by the letter of RFC 6266 and RFC 8187 and no other way. @throws what is not written so */
const nameIn = (header: string): string => {
  const found = strictHeader.exec(header);
  if (!found) throw new Error(`no such header: ${JSON.stringify(header)}`);
  const [, plain, quoted, extended] = found;
  return extended === undefined ? (plain ?? quoted?.replaceAll(/\\(.)/g, '$1') ?? '') : decodeURIComponent(extended);
};
const isSafe = (name: string): boolean => name.length > 0 && Buffer.byteLength(name) <= 200 && !/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/u.test(name) && !/^[. ]|[. ]$/.test(name) && name === name.normalize('NFC');

test('the check of headers refuses what is not written by the letter', () => {
  for (const header of ['attachment; filename="a"b"', 'attachment; filename=a b', 'attachment; filename="a\r\nX: y"', "attachment; filename*=UTF-8''a b", 'attachment; filename="я"', 'attachment; filename=a; x=y']) expect(() => nameIn(header), header).toThrow('no such header');
  expect([nameIn('attachment; filename="a\\"b"'), nameIn("inline; filename=a; filename*=UTF-8''%D1%8F")]).toEqual(['a"b', 'я']);
});

test('each of a hundred hostile names is kept as a harmless one, and the header of its file tells that one and nothing else', () => {
  expect(new Set(hostileNames).size).toBeGreaterThan(100);
  for (const given of hostileNames) {
    const fileName = safeFileName(given);
    expect(isSafe(fileName), JSON.stringify(given)).toBe(true);
    for (const isImage of [true, false])
      expect(nameIn(headersOf({ id: '', fileId: '', fileName, contentType: 'image/png', size: 1, sha256: 'aa', isImage }, false)['content-disposition'] ?? ''), JSON.stringify(given)).toBe(fileName);
  }
});

const lying = async (): Promise<string[]> => (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map(({ name }) => name);

test.each([
  ['staff', () => world.specialist],
  ['a client’s system', () => partnerOf(world.ladoga)],
])('by upload of %s a hostile name is kept harmless or refused with a sentence; its header tells that name, and none reaches the disk (row 6)', async (_, viewerOf) => {
  const viewer = viewerOf();
  const desk = await deskOf(world, [attachments]);
  const before = (await lying()).length;
  let kept = 0;
  for (const [at, fileName] of hostileNames.entries()) {
    const { attachment, userErrors } = await desk.act(viewer, 'createAttachmentUpload', { fileName, size: 6, contentType: 'text/html' }, 'attachment { id fileName }');
    const announced = attachment as { id: string; fileName: string } | null;
    if (announced) {
      await takeUpload(world, viewer, announced.id, { source: Readable.from([Buffer.from(String(at).padStart(6, viewer.kind.charAt(0)))]), announcedBytes: 6 });
      const found = await findAttachment(world.reader, viewer, announced.id);
      expect([found?.fileName, isSafe(announced.fileName)], JSON.stringify(fileName)).toEqual([announced.fileName, true]);
      const told = found ? headersOf(found, false) : {};
      expect(nameIn(told['content-disposition'] ?? ''), JSON.stringify(fileName)).toBe(announced.fileName);
      expect(Object.values(told).join('')).not.toMatch(/[\r\n]/);
      kept += 1;
    } else expect(userErrors, JSON.stringify(fileName)).toEqual([expect.objectContaining({ field: ['fileName'], message: expect.stringMatching(/\S/) })]);
  }
  expect(kept).toBeGreaterThan(60);
  expect(kept).toBeLessThan(hostileNames.length);
  const names = await lying();
  expect(names).toHaveLength(before + kept);
  expect(names.filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual([]);
});

const percents = (text: string): string => Array.from(Buffer.from(text.toWellFormed()), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

test('by letter a hostile name is kept harmless, or its file stays in the letter; no name reaches the disk', async () => {
  const perLetter = 20;
  for (let from = 0; from < hostileNames.length; from += perLetter) {
    const parts = hostileNames.slice(from, from + perLetter).map((name, at) => `--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename*=utf-8''${percents(name)}\r\n\r\nfile ${from + at}\r\n`);
    const raw = Buffer.from(`From: roman@ladoga-rk.example\r\nTo: support@company.example\r\nSubject: ${from}\r\nMessage-ID: <names-${from}@x.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n${parts.join('')}--b--\r\n`);
    expect(await receiveProven(world, raw, { to: ['support@company.example'], receivedAt: Date.now() })).toMatchObject({ outcome: 'REGISTERED' });
  }
  const names = (await world.rows<{ name: string }>('select file_name as name from attachment where message_id is not null')).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name) => !isSafe(name))).toEqual([]);
  const stored = await lying();
  expect(stored.length).toBeGreaterThan(0);
  expect(stored.filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual([]);
});

test('an invitation that came by letter is a file and nothing else: what it would open is nowhere a link, and nobody accepts it', async () => {
  const ics = ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'BEGIN:VEVENT', 'UID:1', 'DTSTART:20261125T090000Z', 'ORGANIZER:mailto:evil@x.example', 'ATTENDEE;RSVP=TRUE:mailto:support@company.example', 'URL:javascript:alert(1)', 'ATTACH:javascript:alert(2)', 'SUMMARY:<img src=x onerror=alert(3)>', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  const parts = ['Content-Type: text/plain; charset=utf-8\r\n\r\nПриглашение', 'Content-Type: text/html; charset=utf-8\r\n\r\n<p>Приглашение <a href="javascript:alert(4)">принять</a> <a href="https://x.example/">место</a></p>', `Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n\r\n${ics}`];
  const raw = Buffer.from(`From: roman@ladoga-rk.example\r\nTo: support@company.example\r\nSubject: Invitation\r\nMessage-ID: <invite@x.example>\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`);
  const before = await world.rows('select from outgoing_letter');
  const { ticketNumber } = await receiveProven(world, raw, { to: ['support@company.example'], receivedAt: Date.now() });
  const [message] = await world.rows<{ id: string; body: string; body_html: string }>('select message.id, body, body_html from message join ticket on ticket.id = message.ticket_id where number = $1', [ticketNumber]);
  expect(message?.body_html).toContain('href="https://x.example/"');
  expect(`${message?.body}${message?.body_html}`).not.toMatch(/javascript|onerror|BEGIN:VCALENDAR/);
  const [file, ...more] = await world.rows<{ id: string; name: string }>('select id, file_name as name from attachment where message_id = $1', [message?.id]);
  expect(more).toEqual([]);
  expect(file?.name).toMatch(/\.ics$/);
  const found = await findAttachment(world.reader, world.specialist, file?.id ?? '');
  expect(found && headersOf(found, false)).toMatchObject({ 'content-type': 'application/octet-stream', 'content-disposition': expect.stringMatching(/^attachment; /), 'x-content-type-options': 'nosniff' });
  // its confirmation, and no acceptance to anybody
  expect(await world.rows('select to_address from outgoing_letter order by created_at desc, id desc')).toHaveLength(before.length + 1);
  expect(await world.rows(`select from outgoing_letter where to_address like '%evil%'`)).toEqual([]);
});
