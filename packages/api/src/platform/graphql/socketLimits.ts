/** A console that comes back subscribes to everything that it shows at once. */
const burstOfMessages = 150;
const messagesPerSecond = 30;

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
export const mostUnknown = { ofAddress: 500, inAll: 2_000 } as const;

/** The sockets of which nobody knows yet whose they are. */
export class UnknownSockets {
  private readonly held = new SocketCount();
  private inAll = 0;

  constructor(private readonly most: { ofAddress: number; inAll: number } = mostUnknown) {}

  /** Lets one more in; answers what to call, once or often, when it is known or gone. Or says of what there are too many. */
  take(address: string): (() => void) | 'OF_ADDRESS' | 'IN_ALL' {
    if (this.inAll >= this.most.inAll) return 'IN_ALL';
    if (!this.held.take(address, this.most.ofAddress)) return 'OF_ADDRESS';
    this.inAll += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.inAll -= 1;
      this.held.giveBack(address);
    };
  }
}
