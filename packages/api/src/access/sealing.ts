import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * Secrets that the desk has to know again, such as the password of a mailbox, are kept sealed: whoever reads the table, or a copy
 * of it, learns nothing without the key, which lies outside of the database (see sealingKey.ts).
 */
const algorithm = 'aes-256-gcm';
const form = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

let keyOf: (() => Buffer) | null = null;

/** Says where the key comes from; it is asked for at the first seal, so that nobody who seals nothing needs one. */
export const useSealingKey = (source: () => Buffer): void => {
  let key: Buffer | null = null;
  keyOf = () => (key ??= source());
};

const sealingKey = (): Buffer => {
  if (!keyOf) throw new Error('nothing can be sealed: nobody said where the key comes from');
  return keyOf();
};

/** Seals a secret for one purpose; with any other purpose it cannot be opened, so a sealed text that is moved elsewhere is useless. */
export const seal = (secret: string, purpose: string): string => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, sealingKey(), nonce).setAAD(Buffer.from(purpose));
  const hidden = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return `${form}.${Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')}`;
};

/** Opens what was sealed for this purpose; null when the key or the purpose is another one, or the text was changed. */
export const unseal = (sealed: string, purpose: string): string | null => {
  const [given, encoded = ''] = sealed.split('.');
  const bytes = Buffer.from(encoded, 'base64url');
  if (given !== form || bytes.length < nonceBytes + tagBytes) return null;
  try {
    const decipher = createDecipheriv(algorithm, sealingKey(), bytes.subarray(0, nonceBytes)).setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
};
