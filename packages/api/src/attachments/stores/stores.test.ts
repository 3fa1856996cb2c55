import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { actorOf, type Viewer } from '../../access/viewer.ts';
import { addClientMessage } from '../../correspondence/clientMessage.ts';
import { openWorld, type World } from '../../outgoing/testing/world.ts';
import { clock } from '../../platform/clock.ts';
import { createLog } from '../../platform/log.ts';
import { scratchPatienceMilliseconds } from '../../platform/testing/scratchSystem.ts';
import { chunkBytes } from '../chunks.ts';
import { findAttachment } from '../finding.ts';
import attachments from '../index.ts';
import { attachLetterFiles, sortLetterFiles } from '../letterFiles.ts';
import { moveFiles } from '../moving.ts';
import { askOfPool, sweepAttachments } from '../sweeping.ts';
import { startS3StandIn, type S3StandIn } from '../testing/s3StandIn.ts';
import { createAttachmentUpload } from '../uploadActs.ts';
import { takeUpload } from '../uploading.ts';
import { objectUrl, S3Store } from './s3Store.ts';
import { LocalStore } from './localStore.ts';
import { lookForLocalFiles, storedBytes, useStores } from './stores.ts';

let world: World;
let s3: S3StandIn;
const silent = createLog('silent');
beforeAll(async () => {
  world = await openWorld([attachments]);
}, scratchPatienceMilliseconds);
beforeEach(async () => {
  s3 = await startS3StandIn();
  useStores({ dataDir: world.config.dataDir, fileStore: 's3', s3: s3.settings }, silent);
});
afterEach(async () => {
  await s3.stop();
  useStores({ dataDir: world.config.dataDir, fileStore: 'database', s3: undefined }, silent);
  await world.rows('update attachment set file_id = null');
  await world.rows('delete from stored_file');
});
afterAll(() => world.close());

const perform = async <T>(viewer: Viewer, verb: Parameters<typeof world.workshop.perform<T>>[1]): Promise<T> => (await world.workshop.perform(actorOf(viewer), verb)).result;
/** Bytes that repeat at no power of two, different from one test to the next. */
const bytesOf = (length: number, seed = 1): Buffer => Buffer.from(Array.from({ length }, (_, index) => (index * 7 + (index >> 9) + seed) % 253));
const announce = (size: number, sha256?: string) => perform(world.specialist, async (work) => (await createAttachmentUpload(work, world.specialist, { fileName: 'дамп.bin', size, sha256 })).id);
const bring = (id: string, bytes: Buffer) => takeUpload(world, world.specialist, id, { source: Readable.from([bytes]), announcedBytes: bytes.length });
const upload = async (bytes: Buffer): Promise<{ id: string; fileId: string }> => {
  const id = await announce(bytes.length);
  await bring(id, bytes);
  return { id, fileId: (await findAttachment(world.reader, world.specialist, id))?.fileId ?? '' };
};
const ask = () => askOfPool(world);
const all = async (source: AsyncIterable<Buffer>): Promise<Buffer[]> => {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(piece);
  return pieces;
};
const read = async (fileId: string, start: number, end: number): Promise<Buffer> => Buffer.concat(await all(storedBytes(ask(), fileId, { start, end })));
/** Where files lie, and what is left of them in the database. */
const state = async () => ({
  rows: (await world.rows<{ store: string; also: string | null }>('select store, also_in as also from stored_file order by started_at, id')).map(({ store, also }) => [store, also]),
  chunks: (await world.rows<{ count: number }>('select count(*)::int as count from file_chunk'))[0]?.count,
  objects: s3.objects.size,
});
const empty = { rows: [], chunks: 0, objects: 0 };
const move = (failures: unknown[] = []) => moveFiles(ask(), { goesOn: () => true, failed: (_id, error) => void failures.push(error) });

test.each([
  [{ endpoint: 'https://s3.example', pathStyle: true }, 'https://s3.example/box/files/1'],
  [{ endpoint: 'https://s3.example:9000/store/', pathStyle: true }, 'https://s3.example:9000/store/box/files/1'],
  [{ endpoint: 'https://s3.example', pathStyle: false }, 'https://box.s3.example/files/1'],
])('by %o an object lies at %s', (settings, url) => expect(objectUrl({ ...settings, bucket: 'box' }, '1')).toBe(url));

describe('a store that speaks S3', () => {
  test('holds a file as it came, and is asked for no more than the part that is read', async () => {
    const bytes = bytesOf(700_001);
    const { fileId } = await upload(bytes);
    expect(await state()).toEqual({ rows: [['S3', null]], chunks: 0, objects: 1 });
    expect([s3.completed, s3.objects.get(`files/${fileId}`)?.equals(bytes)]).toEqual([1, true]);
    expect((await read(fileId, 262_140, 262_150)).equals(bytes.subarray(262_140, 262_151))).toBe(true);
    expect((await read(fileId, 0, 700_000)).equals(bytes)).toBe(true);
    expect(s3.asked).toEqual([`PUT files/${fileId}`, `GET files/${fileId} bytes=262140-262150`, `GET files/${fileId} bytes=0-700000`]);
  });

  test.each([
    ['is not what was announced', (size: number) => announce(size, 'a'.repeat(64)), 'FILE_ALTERED'],
    ['is longer than announced', (size: number) => announce(size - 400_000), 'FILE_INCOMPLETE'],
    ['is shorter than announced', (size: number) => announce(size + 5), 'FILE_INCOMPLETE'],
  ])('never has a file that %s, not for a moment', async (_what, announced, code) => {
    const bytes = bytesOf(700_001);
    const id = await announced(bytes.length);
    await expect(bring(id, bytes)).rejects.toMatchObject({ code });
    expect(s3.completed).toBe(0);
    expect(await state()).toEqual(empty);
  });

  test.each<[string, (broken: S3StandIn) => unknown, (mended: S3StandIn) => unknown]>([
    ['breaks off while it takes it', (one) => (one.fault = 'BREAKS_OFF'), (one) => (one.fault = null)],
    ['refuses for now', (one) => (one.fault = 'SLOW_DOWN'), (one) => (one.fault = null)],
    ['does not know the key', (one) => useStores({ dataDir: world.config.dataDir, fileStore: 's3', s3: { ...one.settings, secret: 'another' } }, silent), (one) => useStores({ dataDir: world.config.dataDir, fileStore: 's3', s3: one.settings }, silent)],
    ['has no such bucket', (one) => useStores({ dataDir: world.config.dataDir, fileStore: 's3', s3: { ...one.settings, bucket: 'elsewhere' } }, silent), (one) => useStores({ dataDir: world.config.dataDir, fileStore: 's3', s3: one.settings }, silent)],
    ['is not there', (one) => useStores({ dataDir: world.config.dataDir, fileStore: 's3', s3: { ...one.settings, endpoint: 'http://127.0.0.1:9' } }, silent), (one) => useStores({ dataDir: world.config.dataDir, fileStore: 's3', s3: one.settings }, silent)],
  ])('that %s is said in a sentence; nothing of the file is kept for anybody, and it can be sent again', async (_what, breaks, mend) => {
    const bytes = bytesOf(700_001);
    const id = await announce(bytes.length);
    breaks(s3);
    await expect(bring(id, bytes)).rejects.toMatchObject({ code: 'FILE_STORE_AWAY' });
    expect(await findAttachment(world.reader, world.specialist, id)).toMatchObject({ fileId: null, sha256: null });
    mend(s3);
    await bring(id, bytes);
    await sweepAttachments(world, clock.now());
    expect(await state()).toEqual({ rows: [['S3', null]], chunks: 0, objects: 1 });
  });

  test('that is gone is not taken for a fault of the bytes, which are told of it; a fault of the bytes is told as it is', async () => {
    const told: unknown[] = [];
    async function* bytes(fault?: Error): AsyncGenerator<Buffer> {
      try {
        for (let piece = 0; piece < 8; piece += 1) yield Buffer.alloc(chunkBytes);
        if (fault) throw fault;
      } finally {
        told.push('ended');
      }
    }
    const size = 8 * chunkBytes;
    const gone = new S3Store({ ...s3.settings, endpoint: 'http://127.0.0.1:9' }, silent);
    for (let attempt = 0; attempt < 5; attempt += 1) await expect(gone.put({ id: 'x', size }, bytes())).rejects.toMatchObject({ code: 'FILE_STORE_AWAY' });
    const there = new S3Store(s3.settings, silent);
    await expect(there.put({ id: 'x', size: size + 1 }, bytes(new Error('the line of the sender broke')))).rejects.toThrow('the line of the sender broke');
    await expect(there.put({ id: 'x', size: size + 1 }, bytes())).rejects.toThrow(`${size + 1} bytes were promised, ${size} came`);
    await vi.waitUntil(() => told.length === 7);
    expect(s3.completed).toBe(0);
  });

  test('that breaks off while a file is read is no end of the file', async () => {
    const { fileId } = await upload(bytesOf(700_001));
    s3.fault = 'BREAKS_OFF';
    await expect(read(fileId, 0, 700_000)).rejects.toMatchObject({ code: 'FILE_STORE_AWAY' });
  });

  test('whose settings are gone keeps its files for the day on which they are back', async () => {
    const { fileId } = await upload(bytesOf(10));
    useStores({ dataDir: world.config.dataDir, fileStore: 'database', s3: undefined }, silent);
    await expect(read(fileId, 0, 9)).rejects.toMatchObject({ code: 'FILE_STORE_AWAY' });
    const failures: unknown[] = [];
    await move(failures);
    expect(failures).toMatchObject([{ code: 'FILE_STORE_AWAY' }]);
    useStores({ dataDir: world.config.dataDir, fileStore: 's3', s3: s3.settings }, silent);
    expect((await read(fileId, 0, 9)).equals(bytesOf(10))).toBe(true);
  });

  test('loses what belongs to nobody, when it can be reached again; what is no file of the desk stays', async () => {
    s3.objects.set('backups/of-somebody', Buffer.from('x'));
    const [{ id }, kept] = [await upload(bytesOf(10)), await upload(bytesOf(11))];
    const { number } = await world.request();
    await perform(world.specialist, (work) => addClientMessage(work, world.specialist, { ticketId: number, body: 'x', attachmentIds: [kept.id] }));
    s3.fault = 'SLOW_DOWN';
    const tomorrow = clock.now() + 25 * 3_600_000;
    await expect(sweepAttachments(world, tomorrow)).rejects.toMatchObject({ code: 'FILE_STORE_AWAY' });
    expect(await findAttachment(world.reader, world.specialist, id)).toBeNull();
    expect((await state()).rows).toHaveLength(2);
    s3.fault = null;
    await sweepAttachments(world, tomorrow);
    expect([...s3.objects.keys()].toSorted()).toEqual(['backups/of-somebody', `files/${kept.fileId}`]);
    expect((await state()).rows).toEqual([['S3', null]]);
  });
});

describe('a folder of the desk', () => {
  const folder = () => path.join(world.config.dataDir, 'files');
  /** What lies there, without the folders. */
  const lying = async (): Promise<string[]> => (await readdir(folder(), { recursive: true, withFileTypes: true }).catch(() => [])).filter((one) => one.isFile()).map(({ name }) => name);
  beforeEach(() => useStores({ dataDir: world.config.dataDir, fileStore: 'local', s3: undefined }, silent));
  afterEach(() => rm(folder(), { recursive: true, force: true }));

  test('holds a file under its SHA-256, as it came, and reads the part that is asked for', async () => {
    const bytes = bytesOf(700_001);
    const { fileId } = await upload(bytes);
    expect(await state()).toEqual({ rows: [['LOCAL', null]], chunks: 0, objects: 0 });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await lying()).toEqual([sha256]);
    expect((await readFile(path.join(folder(), fileId.slice(-2), fileId, sha256))).equals(bytes)).toBe(true);
    expect((await read(fileId, 262_140, 262_150)).equals(bytes.subarray(262_140, 262_151))).toBe(true);
    expect((await read(fileId, 0, 700_000)).equals(bytes)).toBe(true);
  });

  test('keeps nothing of what is refused, and nothing of what is swept', async () => {
    const bytes = bytesOf(700_001);
    await expect(bring(await announce(bytes.length, 'a'.repeat(64)), bytes)).rejects.toMatchObject({ code: 'FILE_ALTERED' });
    await expect(bring(await announce(bytes.length + 5), bytes)).rejects.toMatchObject({ code: 'FILE_INCOMPLETE' });
    expect([await state(), await lying()]).toEqual([empty, []]);
    await upload(bytes);
    await world.rows('update attachment set file_id = null');
    await sweepAttachments(world, clock.now() + 25 * 3_600_000);
    expect([(await state()).rows, await lying()]).toEqual([[], []]);
  });

  test('gives nobody half of a file: a process that was killed while it came left no name', async () => {
    const store = new LocalStore(folder(), silent);
    async function* broken(): AsyncGenerator<Buffer> {
      yield bytesOf(1000);
      throw new Error('the line broke');
    }
    await expect(store.put({ id: 'one-a1', size: 2000 }, broken())).rejects.toThrow('the line broke');
    expect([await lying(), await store.has('one-a1')]).toEqual([['coming'], false]);
    await expect(all(store.read('one-a1', { start: 0, end: 9 }))).rejects.toMatchObject({ code: 'FILE_STORE_AWAY' });
    await store.put({ id: 'one-a1', size: 1000 }, Readable.from([bytesOf(1000)]));
    expect(Buffer.concat(await all(store.read('one-a1', { start: 0, end: 999 }))).equals(bytesOf(1000))).toBe(true);
    await store.remove('one-a1');
    await store.remove('one-a1');
    expect(await lying()).toEqual([]);
  });

  test('that is another one is told of at the start, and answers for its files that it is away', async () => {
    const { fileId } = await upload(bytesOf(10));
    const said: string[] = [];
    const log = { error: (_: unknown, message: string) => said.push(message) } as never;
    await lookForLocalFiles(ask(), log);
    expect(said).toEqual([]);
    useStores({ dataDir: path.join(world.config.dataDir, 'elsewhere'), fileStore: 'local', s3: undefined }, silent);
    await lookForLocalFiles(ask(), log);
    expect(said).toEqual([expect.stringMatching(/^files of this desk do not lie in the folder files of this DATA_DIR/)]);
    await expect(read(fileId, 0, 9)).rejects.toMatchObject({ code: 'FILE_STORE_AWAY' });
  });

  test('that cannot be written refuses, and the announcement stays for another try', async () => {
    await writeFile(folder(), 'no folder');
    const id = await announce(10);
    await expect(bring(id, bytesOf(10))).rejects.toMatchObject({ code: 'FILE_STORE_AWAY' });
    await rm(folder());
    await bring(id, bytesOf(10));
    expect((await state()).rows).toContainEqual(['LOCAL', null]);
  });
});

describe('equal bytes', () => {
  test.each(['local', 'database', 's3'] as const)('are kept once (%s), also when they come at the same moment', async (fileStore) => {
    useStores({ dataDir: world.config.dataDir, fileStore, s3: s3.settings }, silent);
    const files = await Promise.all([1, 1, 1, 2].map((seed) => upload(bytesOf(300_000, seed))));
    expect(new Set(files.map(({ fileId }) => fileId)).size).toBe(2);
    expect(new Set(files.map(({ id }) => id)).size).toBe(4);
    expect(await state()).toMatchObject({ rows: [[expect.any(String), null], [expect.any(String), null]], objects: fileStore === 's3' ? 2 : 0 });
  });

  test('that nobody names any longer are not given to somebody new while they are swept away', async () => {
    const first = await upload(bytesOf(10));
    await world.rows('update stored_file set leaving_at = now()');
    const second = await upload(bytesOf(10));
    expect(second.fileId).not.toBe(first.fileId);
  });

  test('that come again are safe from the sweep for another day', async () => {
    const first = await upload(bytesOf(10));
    await world.rows("update stored_file set started_at = started_at - interval '2 days'");
    await world.rows('update attachment set file_id = null where id = $1', [first.id]);
    const second = await upload(bytesOf(10));
    expect(second.fileId).toBe(first.fileId);
    await world.rows('update attachment set file_id = null where id = $1', [second.id]);
    await sweepAttachments(world, clock.now());
    expect((await state()).rows).toHaveLength(1);
  });
});

describe('a change of the setting', () => {
  const letterFile = { name: 'журнал.log', contentType: 'text/plain', contentId: null };

  test('leaves the files of letters to no other server: they are kept with their letter, and moved afterwards', async () => {
    s3.fault = 'SLOW_DOWN';
    const { id } = await world.request();
    const [message] = await world.rows<{ id: string }>('select id from message where ticket_id = $1', [id]);
    const content = bytesOf(600_000);
    const { accepted } = sortLetterFiles([{ ...letterFile, content }, { ...letterFile, content }, { ...letterFile, content: bytesOf(5) }]);
    await perform(world.specialist, (work) => attachLetterFiles(work, message?.id ?? '', accepted));
    expect(await state()).toEqual({ rows: [['DATABASE', null], ['DATABASE', null]], chunks: 4, objects: 0 });
    const failures: unknown[] = [];
    expect(await move(failures)).toBe(0);
    expect(failures).toHaveLength(2);
    s3.fault = null;
    expect(await move()).toBe(2);
    expect(await state()).toEqual({ rows: [['S3', null], ['S3', null]], chunks: 0, objects: 2 });
    const { fileId } = (await findAttachment(world.reader, world.specialist, accepted[1]?.id ?? '')) ?? {};
    expect((await read(fileId ?? '', 0, content.length - 1)).equals(content)).toBe(true);
  });

  test('brings files to their new store and back; whoever reads one meanwhile reads on', async () => {
    const bytes = bytesOf(1_000_000);
    const { fileId } = await upload(bytes);
    for (const [fileStore, expected] of [['database', { rows: [['DATABASE', null]], chunks: 4, objects: 0 }], ['local', { rows: [['LOCAL', null]], chunks: 0, objects: 0 }], ['s3', { rows: [['S3', null]], chunks: 0, objects: 1 }]] as const) {
      useStores({ dataDir: world.config.dataDir, fileStore, s3: s3.settings }, silent);
      const reading = storedBytes(ask(), fileId, { start: 0, end: bytes.length - 1 });
      const pieces = [(await reading.next()).value as Buffer];
      expect(await move()).toBe(1);
      expect(await state()).toEqual(expected);
      for await (const piece of reading) pieces.push(piece);
      expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    }
  });

  test('that was cut off in the middle is finished by the next process, or undone when the setting is changed back', async () => {
    const { fileId } = await upload(bytesOf(300_000));
    const halfMoved = "insert into file_chunk (file_id, number, bytes) select id, 0, 'x' from stored_file";
    await world.rows("update stored_file set also_in = 'DATABASE'");
    await world.rows(halfMoved);
    expect(await move()).toBe(0);
    expect(await state()).toEqual({ rows: [['S3', null]], chunks: 0, objects: 1 });
    await world.rows("update stored_file set also_in = 'DATABASE'");
    await world.rows(halfMoved);
    useStores({ dataDir: world.config.dataDir, fileStore: 'database', s3: s3.settings }, silent);
    expect(await move()).toBe(1);
    expect(await state()).toEqual({ rows: [['DATABASE', null]], chunks: 2, objects: 0 });
    expect((await read(fileId, 0, 299_999)).equals(bytesOf(300_000))).toBe(true);
  });

  test('never puts altered bytes in the place of a file', async () => {
    const { fileId } = await upload(bytesOf(300_000));
    s3.objects.set(`files/${fileId}`, bytesOf(300_000, 2));
    useStores({ dataDir: world.config.dataDir, fileStore: 'database', s3: s3.settings }, silent);
    const failures: unknown[] = [];
    expect(await move(failures)).toBe(0);
    expect(failures.map(String)).toEqual([expect.stringContaining('are not those that were kept')]);
    expect((await state()).rows).toEqual([['S3', 'DATABASE']]);
  });
});
