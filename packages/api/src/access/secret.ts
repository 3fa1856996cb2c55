import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { composed } from '../platform/text/composed.ts';

/** Secrets that we hand out: 256 random bits; what we keep is their SHA-256, which cannot be used. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const derive = promisify(argon2);

/** argon2id with the parameters that OWASP recommends: 19 MiB, two passes. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

const tagOf = (password: string, nonce: Buffer): Promise<Buffer> => derive('argon2id', { message: composed(password, 'NFKC'), nonce, ...cost }) as Promise<Buffer>;

/** The form in which a password is kept: algorithm, nonce and tag. */
export const hashOfPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16);
  return `argon2id$${nonce.toString('base64url')}$${(await tagOf(password, nonce)).toString('base64url')}`;
};

/** The hash of a password that nobody has: checking it takes as long as checking a real one. */
const nobodysHash = `argon2id$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/** Whether the password is right; an unknown account takes the same time as a wrong password. */
export const passwordMatches = async (password: string, kept: string | null): Promise<boolean> => {
  const [, nonce, tag] = (kept ?? nobodysHash).split('$');
  const actual = await tagOf(password, Buffer.from(nonce ?? '', 'base64url'));
  const expected = Buffer.from(tag ?? '', 'base64url');
  return kept !== null && actual.length === expected.length && timingSafeEqual(actual, expected);
};
