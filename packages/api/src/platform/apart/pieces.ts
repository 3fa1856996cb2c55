/** So many bytes go from one process to another at once: whole, a large letter or picture would lie in memory several times. */
export const pieceBytes = 1024 * 1024;

/** Cuts bytes into pieces, which are views of them; the last one is what is left, and may be empty. */
export const piecesOf = (bytes: Buffer): Buffer[] =>
  Array.from({ length: Math.max(1, Math.ceil(bytes.length / pieceBytes)) }, (_, index) => bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes));

/** Bytes that come piece by piece, in their order. */
export class Pieces {
  private readonly bytes: Buffer;
  private length = 0;

  constructor(of: number) {
    this.bytes = Buffer.allocUnsafeSlow(of);
  }

  /** @throws RangeError when there is no room for the piece */
  add(piece: Uint8Array): void {
    this.bytes.set(piece, this.length);
    this.length += piece.length;
  }

  /** @throws RangeError when something is missing */
  whole(): Buffer {
    if (this.length !== this.bytes.length) throw new RangeError(`${this.length} of ${this.bytes.length} bytes came`);
    return this.bytes;
  }
}
