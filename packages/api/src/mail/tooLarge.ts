import type { Work } from '../platform/work.ts';
import { describeLetter, settleLetter } from './deciding.ts';
import { fingerprintOf } from './duplicate.ts';
import { IncomingLetter } from './incomingLetter.entity.ts';
import { readAnyLetter } from './letterContent.ts';
import { arrivalOf } from './storing.ts';
import { newId } from '../platform/identity.ts';
import { tellOfUnreadable } from './unreadableNotice.ts';

/**
 * A letter that is larger than any way takes is never fetched: its headers are kept, so that staff see who wrote when and find it
 * in its mailbox. It is no request and opens no term (§4.9).
 */
export const keepTooLargeLetter = async (work: Work, headers: Buffer, { bytes, receivedAt }: { bytes: number; receivedAt: number }): Promise<IncomingLetter> => {
  const letter = work.em.create(IncomingLetter, {
    id: newId(), raw: headers, fullBytes: bytes, sha256: fingerprintOf(headers), envelopeTo: [], receivedAt: arrivalOf({ receivedAt }), storedAt: work.at, nextAttemptAt: work.at,
  });
  const heading = await readAnyLetter(headers);
  describeLetter(letter, heading, null);
  await tellOfUnreadable(work, letter, heading);
  await settleLetter(work, letter, { outcome: 'UNREADABLE', reason: 'TOO_LARGE', ticket: null, messageId: null });
  return letter;
};
