import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deskOf } from '../support/desk.ts';
import { eicar, startScanner, startStore } from '../support/fileServices.ts';
import { filesIn, pngOf } from '../support/files.ts';
import { mailboxOf } from '../support/mailbox.ts';
import { startMailServer, type MailServer } from '../support/mailServer.ts';
import { startServerOn, startSystem, type System } from '../support/startSystem.ts';

let mail: MailServer;
let system: System;
let desk: ReturnType<typeof deskOf>;
let files: ReturnType<typeof filesIn>;
beforeAll(async () => {
  mail = await startMailServer();
  system = await startSystem({ SMTP_URL: mail.url, ATTACHMENT_MEGABYTES: '3', LETTER_ATTACHMENT_MEGABYTES: '1', ATTACHMENTS_PER_MESSAGE: '3' });
  [desk, files] = [deskOf(system), filesIn(system)];
  await system.at('2026-11-24T11:00:00+03:00');
});
afterAll(async () => {
  await system.stop();
  await mail.stop();
});

const megabyte = 1024 * 1024;
/** Bytes that repeat at no power of two, so that chunks put together wrongly would show. */
const bytesOf = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, index) => (index * 7 + (index >> 9)) % 253));
/** Of all files of the desk, also of those that are still coming. */
const storedBytes = async (): Promise<number> => {
  const entries = await readdir(path.join(system.dataDir, 'files'), { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(entries.filter((one) => one.isFile()).map(async ({ parentPath, name }) => (await stat(path.join(parentPath, name)).catch(() => null))?.size ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0);
};

describe('a file of a message (§4.4, §4.5)', () => {
  it('comes to the desk, is attached, and goes out byte by byte as it came, whole or in parts', async () => {
    const bytes = bytesOf(700_001);
    const id = await files.upload('Журнал обмена.log', bytes, system.partner);
    const ticket = await desk.clientAsks({ attachmentIds: [id] });
    const [file] = await files.of(ticket);
    expect(file).toMatchObject({ id, fileName: 'Журнал обмена.log', size: 700_001, contentType: 'text/plain', isImage: false, sha256: createHash('sha256').update(bytes).digest('hex') });
    const whole = await files.fetch(file?.url ?? '');
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'application/octet-stream', 'content-disposition': expect.stringMatching(/^attachment; filename=".*"; filename\*=UTF-8''%D0%96/), 'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache', 'content-length': '700001', 'accept-ranges': 'bytes',
    });
    const part = await files.fetch(file?.url ?? '', system.desk, { range: 'bytes=262140-262150' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 262140-262150/700001']);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(262_140, 262_151))).toBe(true);
    const etag = whole.headers.get('etag') ?? '';
    const outside = await files.fetch(file?.url ?? '', system.desk, { range: 'bytes=700001-' });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, 'bytes */700001']);
    expect((await files.fetch(file?.url ?? '', system.desk, { 'if-none-match': etag })).status).toBe(304);
    const resumed = await files.fetch(file?.url ?? '', system.partner, { range: 'bytes=600000-', 'if-range': etag });
    expect([resumed.status, Buffer.from(await resumed.arrayBuffer()).equals(bytes.subarray(600_000))]).toEqual([206, true]);
    expect((await files.fetch(file?.url ?? '', system.partner, { range: 'bytes=600000-', 'if-range': '"other"' })).status).toBe(200);
    const head = await files.fetch(file?.url ?? '', system.partner, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length'), head.headers.get('etag'), await head.text()]).toEqual([200, '700001', etag, '']);
  });

  it('is shown in the browser only when it is an image by its bytes', async () => {
    const ids = [await files.upload('экран.png', pngOf('1')), await files.upload('обман.png', Buffer.from('<script>alert(1)</script>'))];
    const ticket = await desk.clientAsks();
    await desk.answer(ticket, system.desk, { attachmentIds: ids });
    const [image, fake] = await files.of(ticket);
    expect([image, fake]).toMatchObject([{ isImage: true, contentType: 'image/png' }, { isImage: false, contentType: 'text/plain' }]);
    expect((await files.fetch(image?.url ?? '')).headers.get('content-disposition')).toMatch(/^inline; /);
    expect((await files.fetch(`${image?.url}?download`)).headers.get('content-disposition')).toMatch(/^attachment; /);
    expect((await files.fetch(fake?.url ?? '')).headers.get('content-type')).toBe('application/octet-stream');
  });
});

describe('who may fetch it', () => {
  it('is asked each time: the client’s own system, staff, and nobody else', async () => {
    const records = await system.get<{ clients: { nodes: { id: string; key: string }[] } }>('{ clients(first: 100) { nodes { id key } } }');
    const seim = records.clients.nodes.find(({ key }) => key === 'seim');
    const foreign = await desk.done('createTicket', { clientId: seim?.id, subject: 'Чужое', body: 'x', attachmentIds: [await files.upload('чужое.txt', Buffer.from('тайна'))] });
    const own = await desk.clientAsks({ attachmentIds: [await files.upload('своё.txt', Buffer.from('x'), system.partner)] });
    const [[secret], [mine]] = [await files.of(foreign), await files.of(own)];
    const status = async (url: string | undefined, asker: Parameters<typeof files.fetch>[1]) => (await files.fetch(url ?? '', asker)).status;
    expect([await status(mine?.url, system.partner), await status(mine?.url, await system.signIn('AUDITOR')), await status(mine?.url, null)]).toEqual([200, 200, 401]);
    expect([await status(secret?.url, system.partner), await status(secret?.url, system.desk)]).toEqual([404, 200]);
    const { attachments } = await system.get<{ attachments: unknown[] }>('query($ids: [ID!]!) { attachments(ids: $ids) { id } }', { ids: [secret?.id, mine?.id, 'nonsense'] }, system.partner);
    expect(attachments).toEqual([{ id: mine?.id }]);
  });

  it('never the client’s side when it belongs to an internal note', async () => {
    const ticket = await desk.clientAsks();
    await desk.done('addInternalNote', { ticketId: ticket.id, body: 'Для своих', attachmentIds: [await files.upload('схема внутренняя.txt', Buffer.from('тайна'))] });
    const [note] = await files.of(ticket);
    expect(note).toMatchObject({ fileName: 'схема внутренняя.txt' });
    expect(await files.of(ticket, system.partner)).toEqual([]);
    expect((await files.fetch(note?.url ?? '', system.partner)).status).toBe(404);
  });

  it('only whoever announced it, while nobody has attached it', async () => {
    const id = await files.upload('черновик.txt', Buffer.from('x'));
    const path = `/attachments/${id}/x`;
    expect([(await files.fetch(path)).status, (await files.fetch(path, await system.signIn('SUPPORT_HEAD'))).status, (await files.fetch(path, system.partner)).status]).toEqual([200, 404, 404]);
  });

  it('no page of another site can send one: a header of its own is asked for', async () => {
    const { attachment, uploadUrl } = await files.announce({ fileName: 'a.txt', size: 1 });
    expect((await files.put(uploadUrl ?? '', Buffer.from('x'), system.desk, {})).status).toBe(403);
    expect((await files.put(uploadUrl ?? '', Buffer.from('x'), null)).status).toBe(401);
    expect((await files.put(uploadUrl ?? '', Buffer.from('x'), system.partner)).status).toBe(404);
    expect((await files.fetch(`/attachments/${attachment?.id}/a.txt`)).status).toBe(404);
  });
});

describe('what is not taken', () => {
  it.each([
    ['программа.exe', 10, 'FILE_KIND_FORBIDDEN'], ['дамп.zip', 3 * megabyte + 1, 'FILE_TOO_LARGE'], ['пусто.txt', 0, 'INVALID_VALUE'],
  ])('%s of %i bytes is refused before it is sent, with a sentence', async (fileName, size, code) => {
    const { attachment, uploadUrl, userErrors } = await files.announce({ fileName, size });
    expect([attachment, uploadUrl]).toEqual([null, null]);
    expect(userErrors).toMatchObject([{ code, clause: '4.5' }]);
    expect(userErrors[0]?.message).toMatch(/[а-я]{3}/);
  });

  const streaming = async (where: string, headers: Record<string, string | number> = {}): Promise<ClientRequest> => {
    const sent = request(`${system.server.url}${where}`, { method: 'PUT', headers: { authorization: `Bearer ${system.desk.key}`, 'x-reglament-upload': '1', ...headers } });
    sent.on('error', () => undefined);
    return sent;
  };

  it('more than the limit is cut off while it streams, and nothing of it stays', async () => {
    const before = await storedBytes();
    const { uploadUrl, attachment } = await files.announce({ fileName: 'ложь.bin', size: 5 });
    const sent = await streaming(uploadUrl ?? '');
    const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
    for (let part = 0; part < 4; part += 1) sent.write(Buffer.alloc(megabyte));
    const [response] = await answered;
    expect(response.statusCode).toBe(413);
    sent.destroy();
    expect(await storedBytes()).toBe(before);
    expect((await files.fetch(`/attachments/${attachment?.id}/x`)).status).toBe(404);
  });

  it('a length beyond the limit is refused before a byte is read', async () => {
    const { uploadUrl } = await files.announce({ fileName: 'ложь.bin', size: 5 });
    const sent = await streaming(uploadUrl ?? '', { 'content-length': 4 * megabyte });
    sent.flushHeaders();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    sent.destroy();
  });

  it('a line that breaks leaves nothing behind, and the file can be sent again', async () => {
    const before = await storedBytes();
    const bytes = bytesOf(600_000);
    const { uploadUrl, attachment } = await files.announce({ fileName: 'обрыв.bin', size: bytes.length });
    const sent = await streaming(uploadUrl ?? '', { 'content-length': bytes.length });
    sent.write(bytes.subarray(0, 550_000));
    await vi.waitUntil(async () => (await storedBytes()) > before, { timeout: 10_000 });
    sent.destroy();
    await vi.waitUntil(async () => (await storedBytes()) === before, { timeout: 10_000 });
    expect((await files.put(uploadUrl ?? '', bytes)).status).toBe(204);
    expect((await files.fetch(`/attachments/${attachment?.id}/x`)).status).toBe(200);
  });

  it('a program under another name, and a file that is not as announced, by its length or by its SHA-256', async () => {
    const program = await files.announce({ fileName: 'отчёт.pdf', size: 4 });
    const refused = await files.put(program.uploadUrl ?? '', Buffer.from('MZ\u0090\u0000', 'latin1'));
    expect([refused.status, await refused.json()]).toMatchObject([415, { userErrors: [{ code: 'FILE_KIND_FORBIDDEN' }] }]);
    const sha256 = createHash('sha256').update('abcd').digest('hex');
    const altered = await files.announce({ fileName: 'a.txt', size: 4, sha256 });
    const answer = await files.put(altered.uploadUrl ?? '', Buffer.from('abce'));
    expect([answer.status, await answer.json()]).toMatchObject([422, { userErrors: [{ code: 'FILE_ALTERED', field: ['sha256'] }] }]);
    expect((await files.put(altered.uploadUrl ?? '', Buffer.from('abcd'))).status).toBe(204);
    const short = await files.announce({ fileName: 'a.txt', size: 4 });
    expect((await files.put(short.uploadUrl ?? '', Buffer.from('abc'))).status).toBe(422);
  });

  it('more files than a message may have refuse the whole act', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, (_, index) => files.upload(`${index}.txt`, Buffer.from('x'))));
    const ticket = await desk.clientAsks();
    const { userErrors } = await desk.act('answerTicket', { ticketId: ticket.id, staffId: await desk.specialistId(), body: 'Ответ', attachmentIds: ids });
    expect(userErrors).toMatchObject([{ code: 'TOO_MANY_FILES', field: ['attachmentIds'] }]);
    expect((await desk.ticket(ticket)).timeline.filter(({ type }) => type === 'ANSWER')).toEqual([]);
  });
});

describe('letters', () => {
  it('an answer carries its files, and says where those are that did not fit', async () => {
    const ticket = await desk.clientAsks();
    const attachmentIds = [await files.upload('настройки.txt', Buffer.from('порт=1')), await files.upload('дамп.bin', bytesOf(megabyte))];
    await desk.answer(ticket, system.desk, { attachmentIds });
    await system.pass(20);
    const letter = mail.letters.find(({ raw }) => raw.includes(Buffer.from('порт=1').toString('base64')));
    expect(letter?.raw).toMatch(/^Content-Type: multipart\/mixed/m);
    expect(letter?.raw.match(/^Content-Disposition: attachment/gm)).toHaveLength(1);
    const [{ body } = { body: '' }] = await mailboxOf(system).lettersOn(ticket, 'ticket.answer');
    expect(body).toContain(`В письмо не поместилось: дамп.bin. Файлы хранятся в обращении ${ticket.number}`);
  });

  it('the files of an incoming letter become those of its message; a program stays in the letter and is named', async () => {
    const letter = await mailboxOf(system).comes({
      from: 'oscillatorov@ladoga-rk.example', subject: 'Снимок и журнал', text: 'См. вложения.',
      attachments: [{ filename: 'снимок.png', content: pngOf('x') }, { filename: 'журнал.log', content: 'строки' }, { filename: 'patch.exe', content: 'MZ' }],
    });
    const ticket = await desk.ticket({ id: letter.ticket?.id ?? '' });
    expect((await files.of(ticket)).map(({ fileName, isImage }) => [fileName, isImage])).toEqual([['снимок.png', true], ['журнал.log', false]]);
    expect(ticket.timeline[0]?.body).toBe('См. вложения.');
    const { timeline } = (await system.get<{ ticket: { timeline: { remarks: string[] }[] } }>('query($id: ID!) { ticket(id: $id) { timeline { remarks } } }', { id: ticket.id }, await system.signIn('SPECIALIST'))).ticket;
    expect(timeline[0]?.remarks).toEqual(['Не стали вложениями, но сохранены в исходном письме: patch.exe']);
  });
});

it('what nobody attaches is swept away after a day', async () => {
  const id = await files.upload('забыт.txt', Buffer.from('x'));
  await system.pass(25 * 3600);
  await vi.waitUntil(async () => (await files.fetch(`/attachments/${id}/x`)).status === 404, { timeout: 10_000 });
});

describe('a process of the desk that is told of a store that speaks S3 and of a clamd', () => {
  let store: Awaited<ReturnType<typeof startStore>>;
  let scanner: Awaited<ReturnType<typeof startScanner>>;
  let other: System;
  beforeAll(async () => {
    [store, scanner] = await Promise.all([startStore(), startScanner()]);
    other = await startServerOn(system.dataDir, { ...store.settings, ...scanner.settings, ATTACHMENT_MEGABYTES: '3' });
    await Promise.all([other, system].map((one) => one.at('2026-11-25T15:00:00+03:00')));
  });
  afterAll(async () => {
    await other.stop();
    store.stop();
    scanner.stop();
  });

  it('has it looked at, keeps it there, and gives it byte by byte as it came; what came before lies in the folder of the desk, and is given too', async () => {
    const there = filesIn(other);
    const bytes = bytesOf(700_003);
    const formerly = await files.upload('прежний.log', Buffer.from('из папки'));
    const ticket = await deskOf(other).clientAsks({ attachmentIds: [await there.upload('Журнал обмена.log', bytes, system.partner)] });
    const [file] = await there.of(ticket);
    expect(file).toMatchObject({ size: 700_003, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(Buffer.from(await (await there.fetch(file?.url ?? '')).arrayBuffer()).equals(bytes)).toBe(true);
    const part = await there.fetch(file?.url ?? '', system.partner, { range: 'bytes=262140-262150' });
    expect([part.status, Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(262_140, 262_151))]).toEqual([206, true]);
    expect([[...(store.objects.values())].some((object) => object.equals(bytes)), scanner.scanned.filter((length) => length === bytes.length)]).toEqual([true, [bytes.length]]);
    expect(await (await there.fetch(`/attachments/${formerly}/x`)).text()).toBe('из папки');
  });

  it('refuses what has a virus, says which, and keeps nothing of it', async () => {
    const there = filesIn(other);
    const bytes = Buffer.concat([Buffer.from('счёт '), eicar]);
    const { attachment, uploadUrl } = await there.announce({ fileName: 'счёт.doc', size: bytes.length, contentType: 'application/msword' });
    const refused = await there.put(uploadUrl ?? '', bytes);
    expect([refused.status, await refused.json()]).toMatchObject([403, { userErrors: [{ code: 'FILE_INFECTED', field: ['fileName'], clause: '4.5', message: expect.stringContaining('«счёт.doc» найдено вредоносное: Eicar-Test-Signature') as unknown }] }]);
    expect((await there.fetch(`/attachments/${attachment?.id ?? ''}/x`)).status).toBe(404);
    expect([...(store.objects.values())].filter((object) => object.includes(eicar))).toEqual([]);
  });
});
