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

/** Whether a clamd is there and well. */
const isThere = async (address: ClamdAddress): Promise<boolean> => {
  const socket = connect(address);
  socket.setTimeout(patienceMilliseconds.connecting, () => socket.destroy());
  let said = '';
  socket.on('data', (piece) => (said += piece.toString('utf8')).length > longestReply && socket.destroy());
  socket.on('error', () => undefined);
  socket.write('zPING\0');
  await new Promise((ended) => socket.once('close', ended));
  return said === 'PONG\0';
};

/**
 * One file on its way through clamd (INSTREAM): it is told piece by piece while the file comes, and asked at the end. It never throws:
 * a scanner that is away, breaks off or answers nonsense has not looked at the file.
 */
export class ClamdScan {
  private readonly socket: Socket;
  private reply = '';
  private failed = false;
  /** Whether the line broke while a file was handed over. */
  private brokeOff = false;
  private isConnected = false;
  /** Ends with the line, however it ends. */
  private readonly closed: Promise<void>;
  private readonly begun: Promise<void>;

  constructor(private readonly address: ClamdAddress) {
    this.socket = connect(address);
    this.socket.setTimeout(patienceMilliseconds.deciding, () => this.socket.destroy());
    this.closed = new Promise((ended) => this.socket.once('close', () => ended()));
    this.socket.once('connect', () => (this.isConnected = true));
    this.socket.on('error', () => {
      this.failed = true;
      this.brokeOff = this.isConnected;
    });
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
    if (this.reply !== '' || !this.brokeOff) return verdictIn(this.reply) ?? unscanned;
    // at its limit clamd closes the line over bytes that it has not read, and its words may be lost; one that is well takes no such file
    return (await isThere(this.address)) ? { state: 'TOO_LARGE', finding: null } : unscanned;
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
