const [tab, lineFeed, carriageReturn, blank, hyphen] = [0x09, 0x0a, 0x0d, 0x20, 0x2d];

const pastBlanks = (bytes: Buffer, from: number): number => {
  let at = from;
  while (bytes[at] === blank || bytes[at] === tab) at += 1;
  return at;
};

/** Whether blanks, two hyphens and nothing else stand here up to the end of the line. */
const endsHere = (bytes: Buffer, from: number): boolean => {
  const hyphens = pastBlanks(bytes, from);
  if (hyphens === from || bytes[hyphens] !== hyphen || bytes[hyphens + 1] !== hyphen) return false;
  let end = pastBlanks(bytes, hyphens + 2);
  while (bytes[end] === carriageReturn) end += 1;
  return end >= bytes.length || bytes[end] === lineFeed;
};

const withoutLineEnd = (bytes: Buffer): Buffer => {
  const length = bytes.at(-1) === lineFeed ? bytes.length - 1 : bytes.length;
  return bytes.subarray(0, length < bytes.length && bytes[length - 1] === carriageReturn ? length - 1 : length);
};

/**
 * The last part of a multipart whose boundary was given with a blank at its end, which RFC 2046 forbids and some programs write: their line
 * `--b --` ends it, as it does in mail programs, and neither it nor what follows is what the part says.
 */
export const upToBlankEnding = (pieces: Buffer[], boundary: Buffer | false): Buffer[] => {
  if (boundary === false) return pieces;
  const line = Buffer.concat([Buffer.from('--'), boundary]);
  // a line lies in one piece
  if (!pieces.some((piece) => piece.includes(line))) return pieces;
  const bytes = Buffer.concat(pieces);
  for (let at = bytes.indexOf(line); at !== -1; at = bytes.indexOf(line, at + line.length)) {
    if ((at === 0 || bytes[at - 1] === lineFeed) && endsHere(bytes, at + line.length)) return [withoutLineEnd(bytes.subarray(0, at))];
  }
  return pieces;
};
