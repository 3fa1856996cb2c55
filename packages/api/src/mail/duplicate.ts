import { createHash } from 'node:crypto';
import { endOfHeaders, headerFields } from './headerFields.ts';

/** What every station on the way adds or rewrites; the letter itself is the rest. */
const transportFields = /^(received|return-path|delivered-to|envelope-to|x-original-to|x-envelope-[a-z]+)\s*:/i;

/**
 * The fingerprint of a letter: the same for one letter that came by two ways, fetched twice or exported to a file with other
 * line ends; different for another letter that took its Message-ID.
 */
export const fingerprintOf = (raw: Buffer): string => {
  const end = endOfHeaders(raw);
  const fields = headerFields(raw.subarray(0, end)).filter((field) => !transportFields.test(field.toString('latin1')));
  const canonical = Buffer.concat([...fields, raw.subarray(end)]).toString('latin1').replaceAll('\r\n', '\n').trimEnd();
  return createHash('sha256').update(canonical, 'latin1').digest('hex');
};

/**
 * Whether a letter is the same as one that came before: the same Message-ID *and* the same content. The Message-ID alone proves
 * nothing: anybody can send a letter with the one that yours will have. A letter without one is never a repetition.
 */
export const isSameLetter = (
  letter: { messageHeaderId: string | null; sha256: string },
  before: { messageHeaderId: string | null; sha256: string },
): boolean => letter.messageHeaderId !== null && letter.messageHeaderId === before.messageHeaderId && letter.sha256 === before.sha256;
