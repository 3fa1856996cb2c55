import { Pieces } from '../../platform/apart/pieces.ts';
import type { FilePiece } from './readerTask.ts';
import type { ReadLetter } from './readLetter.ts';

/** What is in a letter is no larger than the letter, but for a little; a reader that says otherwise is not believed. */
const littleBytes = 1024 * 1024;

/** The files of a letter, whose bytes come piece by piece before the answer that names them. */
export class FilesInPieces {
  private readonly contents = new Map<number, Pieces>();
  private room: number;

  constructor(letterBytes: number) {
    this.room = letterBytes + littleBytes;
  }

  /** @throws RangeError when there is more than the letter can hold */
  take({ file, piece, of }: FilePiece): void {
    let content = this.contents.get(file);
    if (!content) {
      if (of > this.room) throw new RangeError('more files than the letter can hold');
      this.room -= of;
      this.contents.set(file, (content = new Pieces(of)));
    }
    content.add(piece);
  }

  /** The letter with its files. @throws RangeError when something of them is missing */
  into(read: ReadLetter): ReadLetter {
    return { ...read, files: read.files.map((file, index) => ({ ...file, content: this.contents.get(index)?.whole() ?? file.content })) };
  }
}
