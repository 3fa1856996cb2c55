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

/**
 * The letter with headers that a parser can read: raw bytes beyond ASCII, which the standard forbids and Russian programs
 * write, become UTF-8, header by header, since one letter may mix them. The body stays as it is.
 */
export const repairHeaders = (raw: Buffer): Buffer => {
  const end = endOfHeaders(raw);
  const headers = raw.subarray(0, end);
  if (isAscii(headers)) return raw;
  const repaired = headerFields(headers).map((field) => (isAscii(field) ? field : Buffer.from(decodeUnmarked(field))));
  return Buffer.concat([...repaired, raw.subarray(end)]);
};
