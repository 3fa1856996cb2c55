/** Where the headers end: after the line break of the last one; the whole letter when there is no body. */
export const endOfHeaders = (raw: Buffer): number => {
  const [crlf, lf] = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')];
  if (crlf === -1 && lf === -1) return raw.length;
  return crlf !== -1 && (lf === -1 || crlf < lf) ? crlf + 2 : lf + 1;
};

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
