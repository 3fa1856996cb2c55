import { LRUCache } from 'lru-cache';
import { fetchPicture, mostPictureBytes, type Picture, type PictureFault, type PictureWay } from './fetchingPicture.ts';

/** So many are fetched at once, so many of one letter, and so many wait. */
const most = { atOnce: 6, ofLetter: 3, waiting: 200 };
const keptBytes = 32 * 1024 ** 2;
const keptMilliseconds = 10 * 60_000;
const faultKeptMilliseconds = 30_000;

interface Waiting {
  letter: string;
  go: () => void;
}

/**
 * Pictures of letters: few are fetched at once, and few of one letter, so that one whose servers are slow keeps no other letter waiting; for ten minutes each is had without asking again, so that
 * its sender is not told of every look. Lost with the process.
 */
export class PictureStore {
  private readonly kept: LRUCache<string, { had: Picture | PictureFault }, string>;
  private readonly underWay = new Map<string, number>();
  private waiting: Waiting[] = [];

  constructor(way: PictureWay, fetch: (address: string, way: PictureWay) => Promise<Picture | PictureFault> = fetchPicture) {
    this.kept = new LRUCache<string, { had: Picture | PictureFault }, string>({
      maxSize: keptBytes,
      maxEntrySize: mostPictureBytes,
      sizeCalculation: ({ had }, address) => Math.max(typeof had === 'string' ? 0 : had.bytes.length, 1) + address.length,
      ttl: keptMilliseconds,
      fetchMethod: async (address, _former, { context, options }) => {
        const had = await this.inTurn(context, () => fetch(address, way));
        if (typeof had === 'string') options.ttl = faultKeptMilliseconds;
        return { had };
      },
    });
  }

  /** The picture at an address that a letter names; BUSY: too many wait already, ask again a little later. */
  async picture(address: string, letter: string): Promise<Picture | PictureFault | 'BUSY'> {
    if (!this.kept.has(address) && this.waiting.length >= most.waiting) return 'BUSY';
    const found = await this.kept.fetch(address, { context: letter });
    return found?.had ?? 'NOT_HAD';
  }

  private get atOnce(): number {
    return [...this.underWay.values()].reduce((sum, count) => sum + count, 0);
  }

  private mayGo(letter: string): boolean {
    return this.atOnce < most.atOnce && (this.underWay.get(letter) ?? 0) < most.ofLetter;
  }

  private async inTurn<T>(letter: string, work: () => Promise<T>): Promise<T> {
    if (!this.mayGo(letter)) await new Promise<void>((go) => { this.waiting.push({ letter, go }); });
    else this.enter(letter);
    try {
      return await work();
    } finally {
      this.leave(letter);
    }
  }

  private enter(letter: string): void {
    this.underWay.set(letter, (this.underWay.get(letter) ?? 0) + 1);
  }

  private leave(letter: string): void {
    const left = (this.underWay.get(letter) ?? 0) - 1;
    if (left > 0) this.underWay.set(letter, left);
    else this.underWay.delete(letter);
    const next = this.waiting.find((one) => this.mayGo(one.letter));
    if (!next) return;
    this.waiting = this.waiting.filter((one) => one !== next);
    // its place is taken before anybody else asks for one
    this.enter(next.letter);
    next.go();
  }
}
