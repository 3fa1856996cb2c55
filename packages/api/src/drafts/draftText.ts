import { refusal } from '../platform/refusal.ts';
import { longestBody } from '../tickets/requestFields.ts';

/** A text as it was typed, blanks included, as the database can hold it. */
export const draftText = (value: string, field: string): string => {
  const text = value.toWellFormed().replaceAll('\u0000', '');
  const bytes = Buffer.byteLength(text);
  if (bytes > longestBody) throw refusal('TOO_LONG', { field: [field], clause: '4.4', params: { limit: longestBody, length: bytes } });
  return text;
};
