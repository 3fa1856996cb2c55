/** A console that comes back subscribes to everything that it shows at once. */
export const burstOfMessages = 150;
export const messagesPerSecond = 30;

/** How many messages a socket may send: so many a second, and a burst. `elapsed` in milliseconds, of any clock that only goes on. */
export class MessageGate {
  private left = burstOfMessages;

  constructor(private at: number) {}

  /** False when it sends too many. */
  lets(elapsed: number): boolean {
    this.left = Math.min(burstOfMessages, this.left + ((elapsed - this.at) * messagesPerSecond) / 1000);
    this.at = elapsed;
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}

/** How many sockets each caller holds at this process. */
export class SocketCount {
  private readonly held = new Map<string, number>();

  /** Takes one more, unless the caller has as many as it may. */
  take(caller: string, most: number): boolean {
    const held = this.held.get(caller) ?? 0;
    if (held >= most) return false;
    this.held.set(caller, held + 1);
    return true;
  }

  giveBack(caller: string): void {
    const held = this.held.get(caller) ?? 0;
    if (held > 1) this.held.set(caller, held - 1);
    else this.held.delete(caller);
  }
}

/** So many sockets may be there of which nobody knows yet whose they are, of one address and in all. Each has three seconds, and needs a few milliseconds. */
export const mostUnknown = { ofAddress: 500, inAll: 1_000 } as const;

/**
 * The sockets of which nobody knows yet whose they are. Nobody is turned away for them: where there are too many, the one goes that has
 * said nothing for longest, of the same address or else of that which has most. Whoever says at once who they are never is that one.
 */
export class UnknownSockets {
  /** How to let each go, by address, the oldest first. */
  private readonly held = new Map<string, Set<() => void>>();
  private count = 0;

  constructor(private readonly most: { ofAddress: number; inAll: number } = mostUnknown) {}

  /** One more, and how to let it go; answers what to call, once or often, when it is known or gone. */
  take(address: string, letGo: () => void): () => void {
    const beside = this.held.get(address);
    if (beside && beside.size >= this.most.ofAddress) this.letOldestGo(address);
    else if (this.count >= this.most.inAll) this.letOldestGo(this.largest());
    const entry = (): void => letGo();
    this.held.set(address, (this.held.get(address) ?? new Set()).add(entry));
    this.count += 1;
    return () => this.remove(address, entry);
  }

  private largest(): string {
    let [largest, most] = ['', 0];
    for (const [address, { size }] of this.held) if (size > most) [largest, most] = [address, size];
    return largest;
  }

  private letOldestGo(address: string): void {
    const [oldest] = this.held.get(address) ?? [];
    if (!oldest) return;
    this.remove(address, oldest);
    oldest();
  }

  private remove(address: string, entry: () => void): void {
    const beside = this.held.get(address);
    if (!beside?.delete(entry)) return;
    this.count -= 1;
    if (beside.size === 0) this.held.delete(address);
  }
}
