import { speaksOfSender } from './retry.ts';
import type { RefusedAddress } from './transport.ts';

/** What became of a letter at each of its addresses. */
export interface RecipientOutcome {
  /** They took it. */
  accepted: readonly string[];
  /** They may take it later: a 4xx, or a refusal of ourselves. */
  deferred: readonly RefusedAddress[];
  /** They refused it for good. */
  gone: readonly RefusedAddress[];
}

const isForGood = ({ said }: RefusedAddress): boolean => /^5\d\d/.test(said) && !speaksOfSender(said);

/** R16 (§4.6): each address counts by what the server said of it; the last word does not speak for the others. */
export const recipientOutcome = (to: readonly string[], refused: readonly RefusedAddress[]): RecipientOutcome => ({
  accepted: to.filter((address) => refused.every((one) => one.address !== address.toLowerCase())),
  deferred: refused.filter((one) => !isForGood(one)),
  gone: refused.filter(isForGood),
});

/** Whether the server spoke of each of these addresses, not of the letter as a whole. */
export const namesAll = (to: readonly string[], refused: readonly RefusedAddress[]): boolean => recipientOutcome(to, refused).accepted.length === 0;

/** What stands on a letter of those who refused it: of one alone what was said, of several each with its address. */
export const writtenRefusals = (refused: readonly RefusedAddress[], toAddress: string): string | null => {
  const [only] = refused;
  if (only && refused.length === 1 && only.address === toAddress.toLowerCase()) return only.said;
  return refused.map(({ address, said }) => [said, address].filter(Boolean).join(' — ')).join('; ') || null;
};
