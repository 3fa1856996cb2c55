/**
 * Where the headers end: after the line break of the last one; the whole letter when there is no body. An empty line ends them, however
 * the line above it ended: whoever checks signatures reads them so, and who wrote a letter must not depend on who reads it.
 */
export const endOfHeaders = (raw: Buffer): number => {
  const ends = [raw.indexOf('\n\r\n'), raw.indexOf('\n\n')].filter((at) => at !== -1);
  return ends.length === 0 ? raw.length : Math.min(...ends) + 1;
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
