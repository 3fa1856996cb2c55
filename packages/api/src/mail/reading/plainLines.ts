const [carriageReturn, lineFeed] = [0x0d, 0x0a];
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Whether nothing but carriage returns ends its lines; whoever kept it may have put a line end behind it. */
const endsByReturns = (raw: Buffer): boolean => {
  const feed = raw.indexOf(lineFeed);
  return (feed === -1 || feed >= raw.length - 2) && raw.subarray(0, feed === -1 ? raw.length : feed - 1).includes(carriageReturn);
};

/**
 * A letter as its headers can be found in it: without the mark of UTF-8 and the empty lines that editors and exports put before them, and
 * with line feeds where an old Macintosh wrote carriage returns. What proves the sender is asked of the bytes as they came.
 */
export const withPlainLines = (raw: Buffer): Buffer => {
  let start = raw.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;
  while (raw[start] === carriageReturn || raw[start] === lineFeed) start += 1;
  const letter = raw.subarray(start);
  if (!endsByReturns(letter)) return letter;
  const lines = Buffer.from(letter);
  for (let at = lines.indexOf(carriageReturn); at !== -1; at = lines.indexOf(carriageReturn, at + 1)) if (lines[at + 1] !== lineFeed) lines[at] = lineFeed;
  return lines;
};
