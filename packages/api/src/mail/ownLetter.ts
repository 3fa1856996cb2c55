import { supportDomain } from '../outgoing/letterhead.ts';
import { OutgoingLetter } from '../outgoing/outgoingLetter.entity.ts';
import { threadKey } from '../outgoing/threadKey.ts';
import { numberInToken, tokenInMessageId } from '../outgoing/threadToken.ts';
import type { Work } from '../platform/work.ts';
import type { ReadLetter } from './letterReading.ts';

/**
 * §4.12: whether a letter is one of ours that came back: it bears a Message-ID that we made, whatever a list or a redirection wrote into its
 * From. Nothing else says so: our address stands in the From of web forms and in the `X-Loop` of a list that has our name, and people wrote those.
 */
export const isOwnLetter = async (work: Work, { messageHeaderId }: Pick<ReadLetter, 'messageHeaderId'>): Promise<boolean> => {
  if (messageHeaderId === null) return false;
  const token = tokenInMessageId(messageHeaderId, supportDomain());
  if (token !== null && numberInToken(threadKey(), token) !== null) return true;
  return (await work.em.count(OutgoingLetter, { messageHeaderId })) > 0;
};
