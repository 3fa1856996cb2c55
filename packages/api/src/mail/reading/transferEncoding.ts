const [equals, carriageReturn, lineFeed] = [0x3d, 0x0d, 0x0a];

/** Programs put together what was encoded apart, each piece with its own end; more of them nobody has. */
const mostPieces = 1000;

const fromBase64 = (coded: Buffer): Buffer => {
  const pieces = coded.toString('latin1').split(/=+/, mostPieces);
  return pieces.length === 1 ? Buffer.from(pieces[0] ?? '', 'base64') : Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')));
};

const digitOf = (byte: number | undefined): number => {
  const digit = Number.parseInt(String.fromCharCode(byte ?? 0), 16);
  return Number.isNaN(digit) ? -1 : digit;
};

const fromQuotedPrintable = (coded: Buffer): Buffer => {
  const plain = Buffer.allocUnsafe(coded.length);
  let length = 0;
  for (let at = 0; at < coded.length; at += 1) {
    const byte = coded[at] ?? 0;
    const next = coded[at + 1];
    if (byte === equals && (next === lineFeed || (next === carriageReturn && coded[at + 2] === lineFeed))) {
      // a line that goes on
      at += next === lineFeed ? 1 : 2;
      continue;
    }
    const [high, low] = byte === equals ? [digitOf(next), digitOf(coded[at + 2])] : [-1, -1];
    const isCode = high >= 0 && low >= 0;
    plain[length] = isCode ? high * 16 + low : byte;
    length += 1;
    if (isCode) at += 2;
  }
  return plain.subarray(0, length);
};

/** Bytes whose transfer encoding is undone. What is no code stays as it stands. */
export const transferred = (coded: Buffer, encoding: string | null): Buffer => {
  if (encoding === 'base64') return fromBase64(coded);
  return encoding === 'quoted-printable' ? fromQuotedPrintable(coded) : coded;
};

/** The most bytes that one takes in transfer: `=D0`. */
export const mostCodedBytes = 3;
