import type { PoolClient } from 'pg';
import type { LastWord } from './lastWord.ts';
import { readyLetter } from './readyLetter.ts';
import { namesAll } from './recipientOutcome.ts';
import type { SendingFault } from './retry.ts';
import { serverWords } from './serverWords.ts';
import { refusedIn, type LetterTransport, type RefusedAddress, type Taken } from './transport.ts';
import type { WaitingLetter } from './waitingLetter.ts';

/** What the mail library threw, and what the server said. */
export const sendingFault = (error: unknown): SendingFault & { said: string; refused: RefusedAddress[] } => {
  if (!(error instanceof Error)) return { said: serverWords(String(error)), refused: [] };
  return {
    refused: 'rejectedErrors' in error && Array.isArray(error.rejectedErrors) ? refusedIn(error.rejectedErrors) : [],
    code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
    responseCode: 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined,
    command: 'command' in error && typeof error.command === 'string' ? error.command : undefined,
    said: serverWords('response' in error && typeof error.response === 'string' ? error.response : error.message),
  };
};

/** What came of handing a letter over: it was taken, but for these addresses, or not at all. */
export type HandingOver = Taken | ReturnType<typeof sendingFault>;

/** By what a letter goes, and its right to be taken (see lastWord.ts). */
export interface Way {
  transport: LetterTransport;
  lastWord: LastWord;
  /** Called when a server has it. */
  readonly taken: () => void;
}

/** Whatever sending throws concerns this letter or the mail server, never the letters behind it. */
export const handOver = async (client: PoolClient, letter: WaitingLetter, { transport, lastWord, taken }: Way, to: readonly string[]): Promise<HandingOver> => {
  const ready = await readyLetter(client, letter, to);
  try {
    const handedOver = await transport.send(ready, () => lastWord.take());
    taken();
    return handedOver;
  } catch (error) {
    return sendingFault(error);
  }
};

/** Whether the server spoke of the letter as a whole, not of each of its addresses. */
export const spokeOfLetter = (to: readonly string[], handedOver: HandingOver): handedOver is ReturnType<typeof sendingFault> => 'said' in handedOver && !(handedOver.refused.length > 0 && namesAll(to, handedOver.refused));

/**
 * R16: the mail library tells no refused addresses where the letter was refused as a whole afterwards. Each address by itself then shows
 * which of them is not there, and one that some server does not want keeps nothing from the others.
 */
export const handOverOneByOne = async (client: PoolClient, letter: WaitingLetter, way: Way, to: readonly string[]): Promise<Taken> => {
  const taken: Taken = { refused: [] };
  for (const address of to) {
    const handedOver = await handOver(client, letter, way, [address]);
    if (spokeOfLetter([address], handedOver)) taken.refused.push({ address: address.toLowerCase(), said: handedOver.said, ofLetter: true });
    else {
      taken.refused.push(...handedOver.refused);
      if ('answer' in handedOver) taken.answer = handedOver.answer;
    }
  }
  return taken;
};
