import { LRUCache } from 'lru-cache';
import type { Picture, PictureFault, PictureWay } from './fetchingPicture.ts';
import { loadPicture } from './loadingPicture.ts';

/** So many are fetched at once, so many of one letter, and so many wait. */
const most = { atOnce: 6, ofLetter: 3, waiting: 200 };
const keptBytes = 32 * 1024 ** 2;
const keptMilliseconds = 10 * 60_000;
const faultKeptMilliseconds = 30_000;

type Had = Picture | PictureFault;

/** Somebody who looks at a letter and wants a picture of it. */
interface Asker {
  letter: string;
  answer: (had: Had | 'BUSY') => void;
}

/** A picture that is wanted and not had. */
interface Order {
  address: string;
  askers: Set<Asker>;
  /** Among whose pictures it is fetched; null: it waits. */
  letter: string | null;
  gone: AbortController;
}

/**
 * Pictures of letters (decision 0090): few are fetched at once, and fewer of one letter. A letter begins with one more only while more places
 * are free than it has under way, so that the last one is left to a letter that has none, and the next place goes to the letter that has
 * fewest: however slow the servers of some letters are, they keep another waiting for one picture at most. Nobody is waited for who has left. For ten minutes each is had without asking again, so that its sender is not told of every look. Lost with the process.
 */
export class PictureStore {
  private readonly kept = new LRUCache<string, { had: Had }>({
    maxSize: keptBytes,
    sizeCalculation: ({ had }, address) => (typeof had === 'string' ? 1 : had.bytes.length) + address.length,
    ttl: keptMilliseconds,
  });
  /** In the order in which they were wanted. */
  private readonly orders = new Map<string, Order>();

  constructor(
    private readonly way: PictureWay,
    private readonly load: (address: string, way: PictureWay) => Promise<Had> = loadPicture,
  ) {}

  /**
   * The picture at an address that a letter names; BUSY: too many wait already, ask again a little later.
   * @param signal says that whoever asks has left; the answer is then NOT_HAD
   */
  picture(address: string, letter: string, signal?: AbortSignal): Promise<Had | 'BUSY'> {
    const kept = this.kept.get(address);
    if (kept) return Promise.resolve(kept.had);
    if (signal?.aborted) return Promise.resolve('NOT_HAD');
    return new Promise((answer) => {
      const order = this.orders.get(address) ?? { address, askers: new Set(), letter: null, gone: new AbortController() };
      const asker: Asker = { letter, answer };
      order.askers.add(asker);
      this.orders.set(address, order);
      signal?.addEventListener('abort', () => this.leave(order, asker), { once: true });
      this.advance();
      this.turnAway();
    });
  }

  private leave(order: Order, asker: Asker): void {
    if (!order.askers.delete(asker)) return;
    asker.answer('NOT_HAD');
    if (order.askers.size > 0) return;
    this.orders.delete(order.address);
    order.gone.abort();
    // whoever leaves a letter leaves all its pictures: none of these is begun between
    setImmediate(() => this.advance());
  }

  private settle(order: Order, had: Had | 'BUSY'): void {
    this.orders.delete(order.address);
    for (const { answer } of order.askers) answer(had);
    order.askers.clear();
  }

  private get underWay(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { letter } of this.orders.values()) if (letter !== null) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    return counts;
  }

  private get waiting(): Order[] {
    return [...this.orders.values()].filter(({ letter }) => letter === null);
  }

  /** Begins with what may go. */
  private advance(): void {
    for (let next = this.next(); next; next = this.next()) {
      next.order.letter = next.letter;
      void this.carryOut(next.order);
    }
  }

  /** The next that may go: of the letter with fewest under way, of several the one that waits longest. */
  private next(): { order: Order; letter: string } | null {
    const { underWay } = this;
    const free = most.atOnce - [...underWay.values()].reduce((sum, count) => sum + count, 0);
    let best: { order: Order; letter: string } | null = null;
    let fewest = Math.min(free, most.ofLetter);
    for (const order of this.waiting)
      for (const { letter } of order.askers) {
        const count = underWay.get(letter) ?? 0;
        if (count >= fewest) continue;
        fewest = count;
        best = { order, letter };
      }
    return best;
  }

  private async carryOut(order: Order): Promise<void> {
    // whatever fails, whoever waits gets an answer and the place is free again
    const had = await this.load(order.address, { ...this.way, signal: order.gone.signal }).catch((): Had => 'NOT_HAD');
    // what was broken off says nothing of the picture
    if (order.gone.signal.aborted) return;
    this.kept.set(order.address, { had }, typeof had === 'string' ? { ttl: faultKeptMilliseconds } : {});
    this.settle(order, had);
    this.advance();
  }

  /** Where too many wait, the last of the letter that waits for most are told to come again. */
  private turnAway(): void {
    for (let { waiting } = this; waiting.length > most.waiting; { waiting } = this) {
      const ofLetters = Map.groupBy(waiting, ({ askers }) => [...askers][0]?.letter);
      const [longest = []] = [...ofLetters.values()].toSorted((one, other) => other.length - one.length);
      const last = longest.at(-1);
      if (last) this.settle(last, 'BUSY');
    }
  }
}
