import { supportDomain } from '../outgoing/letterhead.ts';
import { threadKey } from '../outgoing/threadKey.ts';
import { numberInToken, tokenInMessageId, tokensInAddresses } from '../outgoing/threadToken.ts';

/** The tokens of threads that a letter bears (see threadToken.ts). */
export interface LetterTokens {
  /** The number of the ticket by the Message-ID that bears it, null for one that is not ours after all: such an ID names nothing. */
  readonly byMessageId: ReadonlyMap<string, string | null>;
  /** From the addresses that the letter went to. */
  readonly ofAddresses: readonly (string | null)[];
}

/** Where a letter went, in headers that mail servers write or keep. */
const recipientHeaders = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'];

/** §4.4: reads and checks every token in what a letter answers and where it was sent. */
export const tokensOf = (answered: readonly string[], { envelopeTo, headers }: { envelopeTo: readonly string[]; headers: ReadonlyMap<string, readonly string[]> }): LetterTokens => {
  const key = threadKey();
  const claimed = answered.flatMap((id): [string, string | null][] => {
    const token = tokenInMessageId(id, supportDomain());
    return token === null ? [] : [[id, numberInToken(key, token)]];
  });
  const addresses = [...envelopeTo, ...recipientHeaders.flatMap((name) => headers.get(name) ?? [])];
  return { byMessageId: new Map(claimed), ofAddresses: [...new Set(tokensInAddresses(addresses))].map((token) => numberInToken(key, token)) };
};

const all = ({ byMessageId, ofAddresses }: LetterTokens): (string | null)[] => [...byMessageId.values(), ...ofAddresses];

/** Whether somebody made a token up: no mail program does that by mistake. */
export const isForged = (tokens: LetterTokens): boolean => all(tokens).includes(null);
