/** Text of unknown encoding as old mail programs write it: UTF-8 when it is valid, else windows-1251. */
export const decodeUnmarked = (bytes: Uint8Array): string => {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return windows1251.decode(bytes);
  }
};

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1251 = new TextDecoder('windows-1251');

/** Where the headers end: after the line break of the last one; the whole letter when there is no body. */
export const endOfHeaders = (raw: Buffer): number => {
  const [crlf, lf] = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')];
  if (crlf === -1 && lf === -1) return raw.length;
  return crlf !== -1 && (lf === -1 || crlf < lf) ? crlf + 2 : lf + 1;
};

const isAscii = (bytes: Buffer): boolean => bytes.every((byte) => byte < 0x80);

/** The header fields as they stand, each with its continuation lines. */
export const headerFields = (headers: Buffer): Buffer[] => {
  const fields: Buffer[] = [];
  let start = 0;
  for (let end = headers.indexOf(0x0a) + 1; start < headers.length; end = headers.indexOf(0x0a, end) + 1) {
    if (end === 0) end = headers.length;
    const next = headers[end];
    if (end < headers.length && (next === 0x20 || next === 0x09)) continue;
    fields.push(headers.subarray(start, end));
    start = end;
  }
  return fields;
};

const headerText = (fields: readonly Buffer[], name: string): string | null => {
  const field = fields.find((one) => one.subarray(0, name.length + 1).toString('latin1').toLowerCase() === `${name}:`);
  return field === undefined ? null : field.toString('latin1').slice(name.length + 1).trim().toLowerCase();
};

/** Whether the letter is one plain text whose bytes stand as they are and whose charset nobody names. */
const isUnmarkedText = (fields: readonly Buffer[]): boolean => {
  const type = headerText(fields, 'content-type') ?? 'text/plain';
  const encoding = headerText(fields, 'content-transfer-encoding') ?? '8bit';
  return type.startsWith('text/') && !/charset\s*=\s*"?(?!us-ascii)[\w-]/.test(type) && ['7bit', '8bit', 'binary'].includes(encoding);
};

/** The same text in UTF-8, with a header that says so. */
const marked = (fields: readonly Buffer[], body: Buffer): Buffer => {
  const isHtml = headerText(fields, 'content-type')?.startsWith('text/html') === true;
  const others = fields.filter((field) => !/^content-(type|transfer-encoding)\s*:/i.test(field.toString('latin1')));
  return Buffer.concat([Buffer.from(`Content-Type: text/${isHtml ? 'html' : 'plain'}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n`), ...others, Buffer.from(decodeUnmarked(body))]);
};

/**
 * The letter as a parser can read it: raw bytes beyond ASCII whose encoding nobody names, which the standard forbids and old
 * Russian programs write, become UTF-8; header by header, since one letter may mix them, and in a text that is the whole letter.
 */
export const repairCharsets = (raw: Buffer): Buffer => {
  if (isAscii(raw)) return raw;
  const end = endOfHeaders(raw);
  const fields = headerFields(raw.subarray(0, end)).map((field) => (isAscii(field) ? field : Buffer.from(decodeUnmarked(field))));
  const body = raw.subarray(end);
  return !isAscii(body) && isUnmarkedText(fields) ? marked(fields, body) : Buffer.concat([...fields, body]);
};
