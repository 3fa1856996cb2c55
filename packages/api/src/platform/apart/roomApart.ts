import { BrokeOff } from './brokeOff.ts';
import type { ProcessApart } from './processApart.ts';
import { residentBytesOf } from './taken.ts';

export interface RoomOptions {
  /** The most processes at once. */
  seats: number;
  /** How long one stays without work. */
  idleMilliseconds: number;
  /** One that holds more when its work is done is sent home, as far as the system tells: what it took is given back. */
  mostRestingBytes?: number;
}

/**
 * Where processes apart work: they come with the first work, stay warm while there is some, and leave when none has come for a while.
 * One that died or was too slow is replaced with the next work.
 */
export class RoomApart<Worker extends ProcessApart> {
  private readonly resting: { worker: Worker; leaving: NodeJS.Timeout }[] = [];
  private readonly queue: (() => void)[] = [];
  private taken = 0;

  constructor(private readonly make: () => Worker, private readonly options: RoomOptions) {}

  /** How many there are: none at rest. */
  get size(): number {
    return this.taken + this.resting.filter(({ worker }) => worker.alive).length;
  }

  /**
   * Has a worker do something, as soon as a seat is free.
   * @param once by one that comes for it and leaves with it
   */
  async seated<T>(work: (worker: Worker) => Promise<T>, once = false): Promise<T> {
    if (this.taken >= this.options.seats) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.taken += 1;
    let worker: Worker | undefined;
    try {
      // a machine without memory refuses at once
      worker = once ? this.make() : (this.rested() ?? this.make());
      return await work(worker);
    } catch (error) {
      // whatever broke in it may have left it half broken
      if (error instanceof BrokeOff) worker?.end();
      throw error;
    } finally {
      if (once || (residentBytesOf(worker?.pid) ?? 0) > (this.options.mostRestingBytes ?? Infinity)) worker?.end();
      if (worker?.alive) this.rest(worker);
      const next = this.queue.shift();
      if (next) next();
      else this.taken -= 1;
    }
  }

  /** Answers when somebody is there who can work: the first work is not slow for being the first. */
  async open(): Promise<void> {
    if (this.size > 0) return;
    const worker = this.make();
    this.rest(worker);
    await worker.ready;
  }

  /** Sends everybody home who does nothing. */
  close(): void {
    for (const { worker, leaving } of this.resting.splice(0)) {
      clearTimeout(leaving);
      worker.end();
    }
  }

  private rested(): Worker | undefined {
    for (let place = this.resting.pop(); place; place = this.resting.pop()) {
      clearTimeout(place.leaving);
      if (place.worker.alive) return place.worker;
    }
    return undefined;
  }

  private rest(worker: Worker): void {
    const leaving = setTimeout(() => {
      this.resting.splice(this.resting.findIndex((place) => place.worker === worker), 1);
      worker.end();
    }, this.options.idleMilliseconds).unref();
    this.resting.push({ worker, leaving });
  }
}
