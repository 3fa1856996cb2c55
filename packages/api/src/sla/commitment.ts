import { createHash, randomBytes } from 'node:crypto';

/** What a person wrote, with the random text that goes with it. */
export interface Committed {
  readonly text: string;
  readonly salt: string;
}

/** A text as it is kept: with a salt of its own, so that its hash in the ledger tells nobody what it says. */
export const committed = (text: string): Committed => ({ text, salt: randomBytes(16).toString('hex') });

/**
 * R19: what the ledger keeps of a text. Whoever has text and salt proves that it is the one that was given; when both are erased, a
 * short text cannot be found by trying either.
 */
export const commitmentTo = ({ text, salt }: Committed): string => createHash('sha256').update(salt + text).digest('hex');
