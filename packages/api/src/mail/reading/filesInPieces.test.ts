import { describe, expect, test } from 'vitest';
import { FilesInPieces } from './filesInPieces.ts';
import { pieceBytes, piecesOf } from '../../platform/apart/pieces.ts';
import type { ReadLetter } from './readLetter.ts';

const letterWith = (files: number): ReadLetter => ({ files: Array.from({ length: files }, () => ({ content: Buffer.alloc(0) })) }) as ReadLetter;
const [large, small] = [Buffer.alloc(2 * pieceBytes + 5, 'ab'), Buffer.from('x')];

describe('the files of a letter that come in pieces', () => {
  test('are whole again, each its own bytes, an empty one as well', () => {
    const files = new FilesInPieces(large.length);
    for (const [file, content] of [large, small, Buffer.alloc(0)].entries()) for (const piece of piecesOf(content)) files.take({ file, piece, of: content.length });
    expect(files.into(letterWith(3)).files.map(({ content }) => content)).toEqual([large, small, Buffer.alloc(0)]);
  });

  test('are not believed where they are larger than the letter that held them', () => {
    expect(() => new FilesInPieces(10).take({ file: 0, piece: small, of: 2 ** 31 })).toThrow(RangeError);
    const files = new FilesInPieces(0);
    files.take({ file: 0, piece: small, of: 900_000 });
    expect(() => files.take({ file: 1, piece: small, of: 900_000 })).toThrow(RangeError);
  });

  test('are nothing when a piece is missing, or one is too many', () => {
    const files = new FilesInPieces(large.length);
    files.take({ file: 0, piece: small, of: 2 });
    expect(() => files.into(letterWith(1))).toThrow(RangeError);
    expect(() => files.take({ file: 0, piece: large, of: 2 })).toThrow(RangeError);
  });
});
