import net from 'node:net';
import tls from 'node:tls';
import { ImapSession, type Answer } from './imapSession.ts';
import { Folder, type KeptLetter } from './folder.ts';

/** How a test has the stand-in answer a command: as it should, by refusing, by falling silent, or by breaking off. */
export type Fault = { no: string } | { bad: string } | 'SILENCE' | 'DROP' | 'DROP_IN_LETTER';

/** Asked before each command, for example `UID FETCH` with `1:5 (UID RFC822.SIZE)`; null lets it be answered. */
export type Script = (command: string, rest: string) => Fault | null;

export const usualGreeting = '* OK ready';

/**
 * An IMAP server for tests: as much of RFC 9051 as the desk uses, folders in memory, and faults by a script. It knows one user.
 */
export class ImapStandIn {
  readonly user = 'support';
  readonly password = 'password with "quotes" and \\';
  readonly folders: Map<string, Folder>;
  /** Every command that came, without its arguments. */
  readonly commands: string[] = [];
  script: Script = () => null;
  /** Whether it ever tells of a letter by itself. It takes IDLE all the same. */
  tells = true;
  /** Whether it sends the bytes that are asked for; some servers send the whole letter each time. */
  givesPieces = true;
  /** What it says when a connection opens. */
  greeting = usualGreeting;
  private readonly sessions = new Set<ImapSession>();
  /** With one it speaks TLS: from the first byte, or after STARTTLS; nobody signs in on a plain line then. */
  certificate: { key: string; cert: string } | null = null;
  /** How often somebody signed in on an encrypted line. */
  encryptedLogins = 0;
  private server = net.createServer((socket) => this.open(socket));

  constructor(folders = new Map([['INBOX', new Folder(7)], ['Done', new Folder(1)]])) {
    this.folders = folders;
  }

  private open(socket: net.Socket): void {
    const session = new ImapSession(socket, this);
    this.sessions.add(session);
    socket.on('close', () => this.sessions.delete(session));
  }

  get inbox(): Folder {
    return this.folders.get('INBOX') ?? new Folder(7);
  }

  get connections(): number {
    return this.sessions.size;
  }

  get port(): number {
    const address = this.server.address();
    return address !== null && typeof address !== 'string' ? address.port : 0;
  }

  /** Speaks TLS from the first byte. */
  startEncrypted(certificate: { key: string; cert: string }): Promise<this> {
    this.certificate = certificate;
    this.server = tls.createServer(certificate, (socket) => this.open(socket));
    return this.start();
  }

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.dropAll();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** Breaks every connection off. */
  dropAll(): void {
    for (const session of this.sessions) session.drop();
  }

  /** Lines that are open die without a word, as when a router on the way forgot them; new ones work. */
  forgetLines(): void {
    for (const session of this.sessions) session.isDead = true;
  }

  /** A letter comes; whoever idles is told. */
  deliver(raw: Buffer, arrivedAt: number, claimedBytes?: number, folder = 'INBOX'): KeptLetter {
    const letter = (this.folders.get(folder) ?? this.inbox).add(raw, arrivedAt, claimedBytes);
    for (const session of this.sessions) session.tellOfNews();
    return letter;
  }

  /** What the script says to a command. */
  faultOf(command: string, rest: string): Answer {
    this.commands.push(command);
    return this.script(command, rest);
  }
}
