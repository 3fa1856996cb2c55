import { connect, type Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import type { ClamdAddress } from '../../platform/config.ts';
import type { Verdict } from './verdict.ts';

/** How long it may take to let us in, and to say what it found once it has everything. */
const patienceMilliseconds = { connecting: 5_000, deciding: 120_000 };
/** What it said before it closed the line may come after the error of a write. */
const lastWordsMilliseconds = 200;
const longestReply = 4096;

const unscanned: Verdict = { state: 'UNSCANNED', finding: null };

/** What a reply of clamd means; null for one that is none. */
export const verdictIn = (reply: string): Verdict | null => {
  const said = reply.replaceAll('\0', '').trim();
  if (said === 'stream: OK') return { state: 'CLEAN', finding: null };
  const [, finding] = /^stream: (.{1,200}) FOUND$/.exec(said) ?? [];
  if (finding) return { state: 'INFECTED', finding };
  return /size limit exceeded/i.test(said) ? { state: 'TOO_LARGE', finding: null } : null;
};

/**
 * One file on its way through clamd (INSTREAM): it is told piece by piece while the file comes, and asked at the end. It never throws:
 * a scanner that is away, breaks off or answers nonsense has not looked at the file.
 */
export class ClamdScan {
  private readonly socket: Socket;
  private reply = '';
  private failed = false;
  /** Ends with the line, however it ends. */
  private readonly closed: Promise<void>;
  private readonly begun: Promise<void>;

  constructor(address: ClamdAddress) {
    this.socket = connect(address);
    this.socket.setTimeout(patienceMilliseconds.deciding, () => this.socket.destroy());
    this.closed = new Promise((ended) => this.socket.once('close', () => ended()));
    this.socket.on('error', () => (this.failed = true));
    this.socket.on('data', (piece) => {
      this.reply = (this.reply + piece.toString('utf8')).slice(0, longestReply);
    });
    this.begun = this.beginning();
  }

  /** Hands over a piece; what clamd no longer wants is dropped. */
  async take(piece: Uint8Array): Promise<void> {
    await this.begun;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    await this.write(Buffer.concat([length, piece]));
  }

  /** What it found, when the file has been handed over as a whole. */
  async verdict(): Promise<Verdict> {
    await this.begun;
    await this.write(Buffer.alloc(4));
    await (this.failed ? Promise.race([this.closed, after(lastWordsMilliseconds)]) : this.closed);
    this.end();
    return verdictIn(this.reply) ?? unscanned;
  }

  /** Lets go of the line, whatever was said. */
  end(): void {
    this.socket.destroy();
  }

  private async beginning(): Promise<void> {
    const connected = new Promise<void>((ready) => this.socket.once('connect', () => ready()));
    const late = new AbortController();
    await Promise.race([connected, this.closed, after(patienceMilliseconds.connecting, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    if (this.socket.connecting) this.socket.destroy();
    await this.write(Buffer.from('zINSTREAM\0'));
  }

  private async write(bytes: Buffer): Promise<void> {
    if (this.failed || !this.socket.writable || this.reply !== '') return;
    if (this.socket.write(bytes)) return;
    await Promise.race([new Promise<void>((drained) => this.socket.once('drain', () => drained())), this.closed]);
  }
}
