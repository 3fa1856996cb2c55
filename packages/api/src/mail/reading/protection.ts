import type { LetterPart } from './letterParts.ts';

/** How a letter is signed or encrypted. The desk checks no signature and opens nothing: whoever reads the letter is told so. */
export type Protection = 'SIGNED' | 'ENCRYPTED' | 'SIGNED_INSIDE';

const isWrapped = (type: string): boolean => /^application\/(?:x-)?pkcs7-mime$/.test(type);

/** What its parts say, and the marks of PGP in its text. */
export const protectionOf = (parts: readonly Pick<LetterPart, 'type' | 'within' | 'smimeType'>[], text: string): Protection | null => {
  const within = (type: string): boolean => parts.some((part) => part.within.some(({ contentType }) => contentType === type));
  if (within('multipart/encrypted') || parts.some(({ type }) => type === 'application/pgp-encrypted')) return 'ENCRYPTED';
  if (/^-----BEGIN PGP MESSAGE-----$/m.test(text)) return 'ENCRYPTED';
  const wrapped = parts.find(({ type }) => isWrapped(type));
  // S/MIME wraps a letter that is signed as well as one that is encrypted; only its parameter tells them apart
  if (wrapped) return wrapped.smimeType === 'signed-data' ? 'SIGNED_INSIDE' : 'ENCRYPTED';
  if (within('multipart/signed') || /^-----BEGIN PGP SIGNED MESSAGE-----$/m.test(text)) return 'SIGNED';
  return null;
};
