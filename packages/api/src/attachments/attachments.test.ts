import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import fastifyCookie from '@fastify/cookie';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addClientMessage } from '../correspondence/clientMessage.ts';
import { addInternalNote } from '../correspondence/internalNote.ts';
import { actorOf, type Viewer } from '../access/viewer.ts';
import { deskOf, partnerOf, person } from '../access/testing/asking.ts';
import { issueKey } from '../partners/keys.ts';
import { MachineUser } from '../partners/machineUser.entity.ts';
import partners from '../partners/index.ts';
import { clock } from '../platform/clock.ts';
import { systemActor } from '../platform/events/actor.ts';
import { newId } from '../platform/identity.ts';
import { openWorld, type World } from '../outgoing/testing/world.ts';
import { scratchPatienceMilliseconds } from '../platform/testing/scratchSystem.ts';
import { splitTicket } from '../tickets/splitting.ts';
import { findAttachment } from './finding.ts';
import { serveAttachments } from './door.ts';
import attachments from './index.ts';
import { storedBytes } from './stores/stores.ts';
import { sweepAttachments } from './sweeping.ts';
import { createAttachmentUpload } from './uploadActs.ts';
import { askOf, takeUpload } from './uploading.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld([attachments, partners]);
}, scratchPatienceMilliseconds);
afterAll(() => world.close());

const png = Buffer.from('\u0089PNG\r\n\u001a\n picture', 'latin1');
const perform = async <T>(viewer: Viewer, verb: Parameters<typeof world.workshop.perform<T>>[1]): Promise<T> => (await world.workshop.perform(actorOf(viewer), verb)).result;
const announce = (viewer: Viewer, fileName: string, size: number, contentType = 'text/plain') => perform(viewer, async (work) => (await createAttachmentUpload(work, viewer, { fileName, size, contentType })).id);
const bring = (viewer: Viewer, id: string, bytes: Buffer) => takeUpload(world, viewer, id, { source: Readable.from([bytes]), announcedBytes: bytes.length });
const upload = async (viewer: Viewer, fileName: string, bytes: Buffer, contentType?: string): Promise<string> => {
  const id = await announce(viewer, fileName, bytes.length, contentType);
  await bring(viewer, id, bytes);
  return id;
};
const counts = async () => (await world.rows<{ files: number; chunks: number }>('select (select count(*)::int from stored_file) files, (select count(*)::int from file_chunk) chunks'))[0];

test('a file is announced, uploaded and attached by the act that names it; then it is seen as its message is', async () => {
  const ticket = await world.request();
  const id = await upload(world.specialist, 'схема.png', png, 'text/html');
  expect(await findAttachment(world.reader, world.specialist, id)).toMatchObject({ fileName: 'схема.png', contentType: 'image/png', isImage: true, size: png.length });
  for (const other of [world.head, partnerOf(world.ladoga)]) expect(await findAttachment(world.reader, other, id)).toBeNull();
  await perform(world.specialist, (work) => addClientMessage(work, world.specialist, { ticketId: ticket.id, body: 'Со схемой', attachmentIds: [id] }));
  for (const viewer of [world.specialist, world.head, person('AUDITOR'), partnerOf(world.ladoga)]) expect(await findAttachment(world.reader, viewer, id)).toMatchObject({ id });
  expect(await findAttachment(world.reader, partnerOf(world.seim), id)).toBeNull();
  const { fileId } = (await findAttachment(world.reader, world.head, id)) ?? { fileId: '' };
  const pieces: Buffer[] = [];
  for await (const piece of storedBytes(askOf(world.reader), fileId ?? '', { start: 0, end: png.length - 1 })) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(png)).toBe(true);
  // it belongs to its message for good
  await expect(perform(world.specialist, (work) => addClientMessage(work, world.specialist, { ticketId: ticket.id, body: 'Ещё раз', attachmentIds: [id] }))).rejects.toMatchObject({ code: 'NOT_FOUND', field: ['attachmentIds', '0'] });
});

test('a file of a note is never seen from the client’s side', async () => {
  const ticket = await world.request();
  const id = await upload(world.specialist, 'внутреннее.txt', Buffer.from('тайна'));
  await perform(world.specialist, (work) => addInternalNote(work, world.specialist, { ticketId: ticket.id, body: 'Для своих', attachmentIds: [id] }));
  expect(await findAttachment(world.reader, world.head, id)).toMatchObject({ id });
  expect(await findAttachment(world.reader, partnerOf(world.ladoga), id)).toBeNull();
});

test('an act is refused as a whole when a file has not come, or is somebody else’s', async () => {
  const ticket = await world.request();
  const before = await world.rows('select count(*) from message');
  const waiting = await announce(world.specialist, 'a.txt', 3);
  const foreign = await upload(world.head, 'b.txt', Buffer.from('abc'));
  const add = (attachmentIds: string[]) => perform(world.specialist, (work) => addClientMessage(work, world.specialist, { ticketId: ticket.id, body: 'x', attachmentIds }));
  await expect(add([waiting])).rejects.toMatchObject({ code: 'FILE_NOT_UPLOADED' });
  await expect(add([foreign])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(add(Array.from({ length: 51 }, (_, index) => `${index}`))).rejects.toMatchObject({ code: 'TOO_MANY_FILES' });
  expect(await world.rows('select count(*) from message')).toEqual(before);
});

test('what is refused while it comes leaves nothing behind, and can be sent again', async () => {
  const before = await counts();
  const id = await announce(world.specialist, 'модуль.bin', 6);
  await expect(bring(world.specialist, id, Buffer.from('MZ\u0090\u0000\u0000\u0000', 'latin1'))).rejects.toMatchObject({ code: 'FILE_KIND_FORBIDDEN' });
  await expect(bring(world.specialist, id, Buffer.from('abc'))).rejects.toMatchObject({ code: 'FILE_INCOMPLETE' });
  await expect(takeUpload(world, world.specialist, id, { source: Readable.from((function* () { yield Buffer.alloc(300_000); throw new Error('the line broke'); })()), announcedBytes: 0 })).rejects.toThrow('the line broke');
  await expect(takeUpload(world, world.specialist, id, { source: Readable.from(Array.from({ length: 27 }, () => Buffer.alloc(1024 * 1024))), announcedBytes: 0 })).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  expect(await counts()).toEqual(before);
  await bring(world.specialist, id, Buffer.from('abcdef'));
  await expect(bring(world.specialist, id, Buffer.from('ghijkl'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what was announced with a SHA-256 comes as those bytes or not at all', async () => {
  const sha256 = createHash('sha256').update('abc').digest('hex');
  const announced = (digest: string) => perform(world.specialist, async (work) => (await createAttachmentUpload(work, world.specialist, { fileName: 'a.txt', size: 3, sha256: digest })).id);
  await expect(announced('abc')).rejects.toMatchObject({ code: 'INVALID_VALUE', field: ['sha256'] });
  const id = await announced(sha256.toUpperCase());
  const before = await counts();
  await expect(bring(world.specialist, id, Buffer.from('abd'))).rejects.toMatchObject({ code: 'FILE_ALTERED', field: ['sha256'] });
  expect(await counts()).toEqual(before);
  expect(await findAttachment(world.reader, world.specialist, id)).toMatchObject({ fileId: null, sha256: null });
  await bring(world.specialist, id, Buffer.from('abc'));
  expect(await findAttachment(world.reader, world.specialist, id)).toMatchObject({ sha256 });
});

test.each([
  ['отчёт.EXE', 1, 'FILE_KIND_FORBIDDEN'], ['счёт\u202efdp.exe', 1, 'FILE_KIND_FORBIDDEN'], ['большой.zip', 25 * 1024 * 1024 + 1, 'FILE_TOO_LARGE'], ['пустой.txt', 0, 'INVALID_VALUE'],
])('%s of %i bytes is refused before it is sent', async (name, size, code) => {
  await expect(announce(world.specialist, name, size)).rejects.toMatchObject({ code, clause: '4.5' });
});

test('what nobody attached within a day is swept away, and what a killed process left', async () => {
  await world.rows('insert into stored_file (id, started_at) values (gen_random_uuid(), $1)', [new Date(clock.now())]);
  const id = await upload(world.specialist, 'забыт.txt', Buffer.from('abc'));
  const attached = await world.rows<{ count: number }>('select count(*)::int as count from attachment where message_id is not null or note_id is not null');
  const hour = 3_600_000;
  await sweepAttachments(world, clock.now() + 23 * hour);
  expect(await findAttachment(world.reader, world.specialist, id)).not.toBeNull();
  await sweepAttachments(world, clock.now() + 25 * hour);
  expect(await findAttachment(world.reader, world.specialist, id)).toBeNull();
  expect(await world.rows('select count(*)::int as count from attachment')).toEqual(attached);
  expect(await world.rows('select count(*)::int as count from stored_file')).toEqual(attached);
});

test('of files that are attached to nothing each caller has so many bytes and no more; attached or swept away they count no longer (§4.5)', async () => {
  const partner = partnerOf(world.ladoga);
  const [largest, waiting] = [25 * 1024 * 1024, async () => (await world.rows<{ count: number }>('select count(*)::int as count from attachment where uploaded_by = $1', [partner.id]))[0]?.count];
  for (let index = 0; index < 50; index += 1) await announce(partner, `${index}.log`, largest);
  await expect(announce(partner, 'ещё.log', 1)).rejects.toMatchObject({ code: 'FILES_WAITING', field: ['size'], clause: '4.5' });
  expect(await waiting()).toBe(50);
  // the next caller is not held up by it
  await announce(partnerOf(world.ladoga), 'другая система.log', largest);
  await world.rows("update attachment set created_at = created_at - interval '25 hours' where uploaded_by = $1", [partner.id]);
  await sweepAttachments(world, clock.now());
  for (let index = 0; index < 200; index += 1) await announce(partner, `${index}.txt`, 1);
  await expect(announce(partner, 'ещё.txt', 1)).rejects.toMatchObject({ code: 'FILES_WAITING' });
  // two at once are counted one after the other
  await world.rows('delete from attachment where uploaded_by = $1 and file_name = $2', [partner.id, '0.txt']);
  const both = await Promise.allSettled([announce(partner, 'a.txt', 1), announce(partner, 'b.txt', 1)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('the bytes of a file are taken for a day after it was announced, as the answer says, whenever the sweep comes', async () => {
  const ask = await (await deskOf(world, world.features)).act(world.specialist, 'createAttachmentUpload', { fileName: 'поздно.txt', size: 3 }, 'attachment { id } expiresAt') as unknown as { attachment: { id: string }; expiresAt: string };
  expect(Date.parse(ask.expiresAt) - clock.now()).toBeGreaterThan(23 * 3_600_000);
  await world.rows("update attachment set created_at = created_at - interval '24 hours' where id = $1", [ask.attachment.id]);
  await expect(bring(world.specialist, ask.attachment.id, Buffer.from('abc'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('the bytes of files cost a system points, and without points it is told when to come again; the files stay as they are', async () => {
  const { result: [id, key] } = await world.workshop.perform(systemActor, async (work) => {
    const user = work.em.create(MachineUser, { id: newId(), name: 'Склад', audience: 'staff' });
    return [user.id, issueKey(work, user, ['tickets:read', 'tickets:write'], null)] as const;
  });
  const points = async (): Promise<number> => Number((await world.rows<{ points: number }>('select points from point_bucket where caller = $1', [id]))[0]?.points);
  const app = Fastify();
  await app.register(fastifyCookie);
  serveAttachments(app, world);
  try {
    const headers = { authorization: `Bearer ${key}`, 'x-reglament-upload': '1', 'accept-language': 'en' };
    const url = `/attachments/${newId()}`;
    expect((await app.inject({ method: 'PUT', url, headers, payload: 'abc' })).statusCode).toBe(404);
    expect(await points()).toBeLessThan(10_000);
    // what nobody of this process knows yet: others have spent it all
    await world.rows('update point_bucket set points = 0, filled_at = $2 where caller = $1', [id, new Date(clock.now() + 3_600_000)]);
    const fresh = Fastify();
    await fresh.register(fastifyCookie);
    serveAttachments(fresh, world);
    for (const [method, where] of [['PUT', url], ['GET', `${url}/a.txt`]] as const) {
      const { statusCode, headers: told, body } = await fresh.inject({ method, url: where, headers, ...(method === 'PUT' ? { payload: 'abc' } : {}) });
      expect([method, statusCode, Number(told['retry-after']) > 0]).toEqual([method, 429, true]);
      expect(JSON.parse(body)).toMatchObject({ userErrors: [{ code: 'RATE_LIMITED', message: expect.stringContaining('points') as unknown }] });
    }
    await fresh.close();
  } finally {
    await app.close();
  }
});

test('a message that is copied by a split keeps its files, whose bytes are there once (R17)', async () => {
  const ticket = await world.request();
  const id = await upload(world.specialist, 'журнал.log', Buffer.from('строки'));
  await perform(world.specialist, (work) => addClientMessage(work, world.specialist, { ticketId: ticket.id, body: 'Два вопроса', attachmentIds: [id] }));
  const [message] = await world.rows<{ id: string }>('select message_id as id from attachment where id = $1', [id]);
  const fresh = await perform(world.head, (work) => splitTicket(work, world.head, { ticketId: ticket.id, messageIds: [message?.id ?? ''], subject: 'Второй вопрос', copy: true }));
  const files = await world.rows('select attachment.id, file_id from attachment join message on message.id = message_id where message.ticket_id = $1', [fresh.id]);
  expect(files).toHaveLength(1);
  expect(await world.rows('select count(distinct file_id)::int as count from attachment where file_name = $1', ['журнал.log'])).toEqual([{ count: 1 }]);
});

