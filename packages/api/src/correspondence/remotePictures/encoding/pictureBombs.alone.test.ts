import { deflateSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { imageTypeOf } from '../../../platform/file/imageType.ts';
import { costOf } from '../../../platform/testing/costApart.ts';
import { mostPictureBytes } from '../fetchingPicture.ts';
import { deflatedZeros, gifOf, movingWebp, pngChunk, pngOf, pngOfTwoPoints } from '../testing/pictures.ts';
import { EncodingRoom } from './encodingRoom.ts';
import { mostEncodedBytes } from './pictureTask.ts';

const [mostSeconds, mostWaitSeconds, mostMegabytes, mostOwnMegabytes] = [3, 10, 400, 100];
/** A process is looked at 40 times a second; from the sources, it holds what takes the types out of them besides. */
const [lookSeconds, lookMegabytes] = [1, 60];

const room = new EncodingRoom();
afterAll(() => room.close());

/** The same GIF or WebP, said to be larger than it is. */
const said = (bytes: Buffer, at: number, side: Buffer): Buffer => Buffer.concat([bytes.subarray(0, at), side, side, bytes.subarray(at + 2 * side.length)]);

/** Pictures made to hang or to exhaust whoever shows them, and what becomes of each. */
const bombs: readonly (readonly [name: string, made: () => Buffer, outcome: readonly string[]])[] = [
  ['a PNG of 50,000 × 50,000', () => pngOf({ width: 50_000, height: 50_000, bits: 1, data: deflatedZeros(320) }), ['TOO_LARGE']],
  ['a PNG that says it is of 2,000,000,000 × 1', () => pngOf({ width: 2_000_000_000, height: 1, data: deflatedZeros(4) }), ['TOO_LARGE', 'NO_PICTURE']],
  ['a PNG of 49 megapixels of one bit each', () => pngOf({ width: 7_000, height: 7_000, bits: 1, data: deflatedZeros(8) }), ['image/png']],
  ['a PNG of 49 megapixels of eight bytes each, which has to lie in memory as a whole', () => pngOf({ width: 7_000, height: 7_000, bits: 16, colour: 'RGBA', interlaced: true, data: deflatedZeros(396) }), ['TOO_LARGE']],
  ['a PNG of two points with a gigabyte behind them', () => pngOf({ width: 2, height: 1, colour: 'RGB', data: deflatedZeros(1_024) }), ['image/png', 'NO_PICTURE', 'TOO_LARGE']],
  ['a PNG with a gigabyte of text, compressed', () => pngOfTwoPoints(pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflatedZeros(1_024)]))), ['image/png', 'NO_PICTURE', 'TOO_LARGE']],
  ['a PNG whose profile is a gigabyte, compressed', () => pngOfTwoPoints(pngChunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), deflatedZeros(1_024)]))), ['image/png', 'NO_PICTURE', 'TOO_LARGE']],
  ['a PNG of a hundred thousand texts', () => pngOfTwoPoints(...Array.from({ length: 100_000 }, (_, at) => pngChunk('tEXt', `k${at}\0v`))), ['image/png', 'NO_PICTURE']],
  ['a GIF of 10,000 frames', () => gifOf({ side: 16, frames: 10_000 }), ['image/webp', 'TOO_LARGE']],
  ['a GIF of 10,000 frames that says each is of 65,535 × 65,535', () => said(gifOf({ side: 1, frames: 10_000 }), 6, Buffer.from([0xff, 0xff])), ['image/webp', 'TOO_LARGE', 'NO_PICTURE']],
  ['a WebP that says its frames are of 16,777,216 × 16,777,216', () => said(movingWebp, 24, Buffer.from([0xff, 0xff, 0xff])), ['TOO_LARGE', 'NO_PICTURE']],
  ['five megabytes of noise that begin as a PNG', () => Buffer.concat([pngOfTwoPoints().subarray(0, 33), deflateSync(Buffer.alloc(1_000)), Buffer.alloc(mostPictureBytes - 2_000, 'noise')]), ['NO_PICTURE']],
];

test.each(bombs)('%s is dealt with within 3 seconds of the processor and 400 MB, and the server itself grows by less than 100 MB', async (_name, made, outcomes) => {
  const bytes = made();
  expect(bytes.length).toBeLessThanOrEqual(mostPictureBytes);
  await room.open();
  let outcome = '';
  const began = performance.now();
  const { secondsOfAllThreads, megabytes, ownMegabytes } = await costOf(async () => {
    const had = await room.encode({ type: imageTypeOf(bytes) ?? '', bytes });
    outcome = typeof had === 'string' ? had : had.type;
    if (typeof had !== 'string') expect(had.bytes.length).toBeLessThanOrEqual(mostEncodedBytes);
  });
  expect(outcomes).toContain(outcome);
  expect(secondsOfAllThreads).toBeLessThan(mostSeconds + lookSeconds);
  expect((performance.now() - began) / 1_000).toBeLessThan(mostWaitSeconds + lookSeconds);
  expect(megabytes).toBeLessThan(mostMegabytes + lookMegabytes);
  expect(ownMegabytes).toBeLessThan(mostOwnMegabytes);
  // whoever dealt with it, the next picture comes
  expect(await room.encode({ type: 'image/png', bytes: pngOfTwoPoints() })).toMatchObject({ type: 'image/png' });
});
