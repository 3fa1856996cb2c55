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
