import { supportDomain } from '../outbox/letterhead.ts';
import { threadKey } from '../outbox/threadKey.ts';
import { checkedToken, tokenInMessageId, tokensInAddresses, type CheckedToken } from '../outbox/threadToken.ts';

/** The tokens of threads that a letter bears (see threadToken.ts). */
export interface LetterTokens {
  /** By the Message-ID that bears it, null for one that is not ours after all: such an ID names nothing. */
  readonly byMessageId: ReadonlyMap<string, CheckedToken | null>;
  /** From the addresses that the letter went to. */
  readonly ofAddresses: readonly (CheckedToken | null)[];
}

/** Where a letter went, in headers that mail servers write or keep. */
const recipientHeaders = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'];

/** §4.4: reads and checks every token in what a letter answers and where it was sent. */
export const tokensOf = (answered: readonly string[], { envelopeTo, headers }: { envelopeTo: readonly string[]; headers: ReadonlyMap<string, readonly string[]> }): LetterTokens => {
  const key = threadKey();
  const claimed = answered.flatMap((id): [string, CheckedToken | null][] => {
    const token = tokenInMessageId(id, supportDomain());
    return token === null ? [] : [[id, checkedToken(key, token)]];
  });
  const addresses = [...envelopeTo, ...recipientHeaders.flatMap((name) => headers.get(name) ?? [])];
  return { byMessageId: new Map(claimed), ofAddresses: [...new Set(tokensInAddresses(addresses))].map((token) => checkedToken(key, token)) };
};

const all = ({ byMessageId, ofAddresses }: LetterTokens): (CheckedToken | null)[] => [...byMessageId.values(), ...ofAddresses];

/** Whether somebody made a token up: no mail program does that by mistake. */
export const isForged = (tokens: LetterTokens): boolean => all(tokens).includes(null);

/** Whether the letter answers one of ours that went to this very address. */
export const isAnswerOf = (tokens: LetterTokens, address: string): boolean => all(tokens).some((token) => token?.isFor(address));
