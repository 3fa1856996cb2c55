import { expect, test } from 'vitest';
import { batchesOf, inFetchingOrder, type ListedLetter } from './fetchBatches.ts';
import { setOf } from './fetching.ts';

const letter = (uid: number, differences: Partial<ListedLetter> = {}): ListedLetter => ({ uid, bytes: 1000, arrivedAt: uid, attempts: 0, ...differences });
const uids = (batches: ListedLetter[][]) => batches.map((batch) => batch.map(({ uid }) => uid));

test('the oldest arrival first; what failed before comes last (§4.7)', () => {
  expect(inFetchingOrder([letter(1, { attempts: 1 }), letter(3), letter(2, { arrivedAt: 9 }), letter(5, { arrivedAt: 3 })]).map(({ uid }) => uid)).toEqual([3, 5, 2, 1]);
});

test('a batch holds at most 25 letters and 4 MB; a large letter and one that failed before go alone', () => {
  expect(batchesOf(Array.from({ length: 60 }, (_, uid) => letter(uid))).map(({ length }) => length)).toEqual([25, 25, 10]);
  const mega = 1024 * 1024;
  expect(uids(batchesOf([letter(1), letter(2, { bytes: 30 * mega }), letter(3), letter(4, { attempts: 1 }), letter(5, { attempts: 2 })]))).toEqual([[1], [2], [3], [4], [5]]);
  expect(uids(batchesOf([letter(1, { bytes: 2 * mega }), letter(2, { bytes: 2 * mega }), letter(3), letter(4, { bytes: 4 * mega + 1 }), letter(5)]))).toEqual([[1, 2], [3], [4], [5]]);
  expect(batchesOf([])).toEqual([]);
});

test('numbers are asked for as ranges of the folder, however many were deleted between them, and never one that was not wanted', () => {
  expect(setOf(new Set([1, 4, 9, 12]), [1, 4, 9, 12])).toBe('1:12');
  expect(setOf(new Set([1, 4, 12]), [1, 4, 9, 12])).toBe('1:4,12');
  expect(setOf(new Set([9]), [1, 4, 9, 12])).toBe('9');
});
