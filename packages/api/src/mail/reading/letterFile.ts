import libmime from 'libmime';
import type { LetterFile } from '../../attachments/letterFiles.ts';
import { decodedWords } from './encodedWords.ts';
import { headersOf } from './letterHeaders.ts';
import type { LetterPart } from './letterParts.ts';

const extensions: Readonly<Record<string, string>> = { 'message/rfc822': 'eml', 'message/global': 'eml', 'text/calendar': 'ics', 'application/pkcs7-mime': 'p7m', 'application/pkcs7-signature': 'p7s', 'application/pgp-signature': 'asc', 'application/pgp-encrypted': 'asc', 'text/rtf': 'rtf', 'message/disposition-notification': 'txt', 'message/delivery-status': 'txt' };

const isLetter = (type: string): boolean => type === 'message/rfc822' || type === 'message/global';

/** A name for a file that came without one: a letter is called after its subject, everything else after its kind. */
const nameFor = (type: string, content: Buffer): string => {
  const detected = libmime.detectExtension(type);
  const extension = extensions[type] ?? (detected && detected !== 'bin' ? detected : type.startsWith('text/') ? 'txt' : 'bin');
  const [subject] = isLetter(type) ? (headersOf(content).get('subject') ?? []) : [];
  return `${(subject === undefined ? '' : decodedWords(subject, null).trim().slice(0, 150)) || type.split('/', 1)[0] || 'file'}.${extension}`;
};

/** A part of a letter as a file; a letter in it keeps the ending by which mail programs open it. */
export const fileOf = ({ type, nameIn, describedIn, contentId, content }: LetterPart, charset: string | null): LetterFile => {
  const bytes = content();
  const given = nameIn(charset)?.trim() || describedIn(charset) || nameFor(type, bytes);
  return { name: isLetter(type) && !/\.eml$/i.test(given) ? `${given}.eml` : given, contentType: type, content: bytes, contentId };
};
