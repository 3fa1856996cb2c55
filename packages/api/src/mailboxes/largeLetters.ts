import type { ImapFlow } from 'imapflow';
import { giveBackMemory } from '../platform/apart/giveBackMemory.ts';
import { pieceBytes, Pieces } from '../platform/apart/pieces.ts';
import type { ListedLetter } from './fetchBatches.ts';

/**
 * Fetches a letter piece by piece: whole, it would lie in memory twice, as what came over the line and as what is put together from it.
 * @returns null where the pieces are not what the server said of its size, or it gives none: such a letter is to be fetched whole, where
 * the server says with it how long it is
 */
export const fetchInPieces = async (client: Pick<ImapFlow, 'download'>, { uid, bytes }: Pick<ListedLetter, 'uid' | 'bytes'>): Promise<Buffer | null> => {
  // the library's types know no download of which nothing is there
  const { content } = (await client.download(String(uid), undefined, { uid: true, chunkSize: pieceBytes })) as { content?: AsyncIterable<Buffer> };
  if (!content) return null;
  const letter = new Pieces(bytes);
  try {
    for await (const piece of content) {
      letter.add(piece);
      giveBackMemory(piece);
    }
    return letter.whole();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};
