/** The beginning of a text in at most so many bytes of UTF-8, never half a character. */
export const firstBytes = (text: string, limit: number): string => {
  const bytes = Buffer.from(text);
  if (bytes.length <= limit) return text;
  let end = Math.max(limit, 0);
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString();
};
