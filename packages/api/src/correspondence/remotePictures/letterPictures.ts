import { LRUCache } from 'lru-cache';
import type { Viewer } from '../../access/viewer.ts';
import type { Reader } from '../../platform/reading/connection.ts';
import { htmlMarkOf, htmlOf } from '../messageHtml.ts';
import { remoteAddressAt, remoteAddressesIn } from './pictureAddress.ts';

const mostCharacters = 4 * 1024 ** 2;
const keptMilliseconds = 10 * 60_000;

/**
 * Where the pictures of letters lie. A browser asks for each by itself, a hundred of one letter in a row, and taking a long letter apart costs as much
 * as fetching: that is done once, for as long as the letter stays what it was. The right is asked each time.
 */
export class LetterPictures {
  private readonly kept: LRUCache<string, readonly string[], { viewer: Viewer }>;

  constructor(private readonly reader: Reader, addressesIn: (html: string) => readonly string[] = remoteAddressesIn) {
    this.kept = new LRUCache<string, readonly string[], { viewer: Viewer }>({
      maxSize: mostCharacters,
      sizeCalculation: (addresses, key) => key.length + addresses.reduce((sum, { length }) => sum + length, 0),
      ttl: keptMilliseconds,
      fetchMethod: async (key, _former, { context }) => addressesIn((await htmlOf(reader, context.viewer, key.split(' ', 1)[0] ?? '')) ?? ''),
    });
  }

  /** Where the picture at a place of a message lies; null: there is none, or it is not for the viewer. */
  async addressAt(viewer: Viewer, messageId: string, place: string): Promise<string | null> {
    const mark = await htmlMarkOf(this.reader, viewer, messageId);
    if (mark === null) return null;
    const addresses = await this.kept.fetch(`${messageId} ${mark}`, { context: { viewer } });
    return remoteAddressAt(addresses ?? [], place);
  }
}
