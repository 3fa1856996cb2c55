import type net from 'node:net';
import tls from 'node:tls';
import type { Folder, KeptLetter } from './folder.ts';
import type { Fault, ImapStandIn } from './imapStandIn.ts';

export type Answer = Fault | null;

const capabilities = 'IMAP4rev1 IDLE UIDPLUS MOVE';
/** What it says of itself besides while the line is plain and could be encrypted. */
const canEncrypt = ' STARTTLS LOGINDISABLED';
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const internalDate = (at: number): string => {
  const [day = '', time = ''] = new Date(at).toISOString().split('T');
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}-${months[Number(month) - 1]}-${year} ${time.slice(0, 8)} +0000`;
};

/** Arguments of a command: quoted texts, lists in brackets, and atoms. */
const argumentsOf = (rest: string): string[] =>
  (rest.match(/"(?:[^"\\]|\\.)*"|\([^)]*\)|[^\s]+/g) ?? []).map((one) => (one.startsWith('"') ? one.slice(1, -1).replaceAll(/\\(.)/g, '$1') : one));

const headersOf = (raw: Buffer): Buffer => raw.subarray(0, raw.indexOf('\r\n\r\n') + 4);

/** One connection to the stand-in. */
export class ImapSession {
  private rest = Buffer.alloc(0);
  private folder: Folder | null = null;
  private idleTag: string | null = null;
  /** How many letters the other side was told of. */
  private told = 0;
  /** The line stands and carries nothing any more, either way. */
  isDead = false;

  constructor(private socket: net.Socket, private readonly server: ImapStandIn) {
    socket.setNoDelay(true);
    this.listen();
    this.say(server.greeting);
  }

  private listen(): void {
    this.socket.on('error', () => undefined);
    this.socket.on('data', (data) => this.take(data));
  }

  /** The line is encrypted from here on. */
  private encrypt(): void {
    this.socket.removeAllListeners('data');
    this.socket = new tls.TLSSocket(this.socket, { isServer: true, ...this.server.certificate });
    this.listen();
  }

  private get isEncrypted(): boolean {
    return this.socket instanceof tls.TLSSocket;
  }

  drop(): void {
    this.socket.destroy();
  }

  /** Whoever idles is told at once, everybody else with their next command. */
  tellOfNews(): void {
    if (this.idleTag !== null) this.tell();
  }

  private tell(): void {
    if (!this.server.tells) return;
    const count = this.folder?.letters.length ?? 0;
    if (count !== this.told) this.say(`* ${count} EXISTS`);
    this.told = count;
  }

  private say(...lines: (string | Buffer)[]): void {
    if (this.isDead) return;
    for (const line of lines) this.socket.write(typeof line === 'string' ? `${line}\r\n` : line);
  }

  private take(data: Buffer): void {
    if (this.isDead) return;
    this.rest = Buffer.concat([this.rest, data]);
    for (let end = this.rest.indexOf('\r\n'); end >= 0; end = this.rest.indexOf('\r\n')) {
      const line = this.rest.subarray(0, end).toString();
      this.rest = this.rest.subarray(end + 2);
      this.carryOut(line);
    }
  }

  private carryOut(line: string): void {
    if (this.idleTag !== null) {
      this.say(`${this.idleTag} OK done`);
      this.idleTag = null;
      return;
    }
    const [, tag = '*', command = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(line) ?? [];
    const name = command.toUpperCase();
    const fault = this.server.faultOf(name, rest);
    if (fault === 'SILENCE') return;
    if (fault === 'DROP') this.drop();
    else if (fault === 'DROP_IN_LETTER') this.sendHalf(rest);
    else if (fault !== null) this.say('no' in fault ? `${tag} NO ${fault.no}` : `${tag} BAD ${fault.bad}`);
    else this.answer(tag, name, argumentsOf(rest), rest);
  }

  private answer(tag: string, name: string, words: string[], rest: string): void {
    const done = (text = 'done'): void => this.say(`${tag} OK ${text}`);
    const [first = '', second = ''] = words;
    switch (name) {
      case 'CAPABILITY':
        this.say(`* CAPABILITY ${capabilities}${this.server.certificate && !this.isEncrypted ? canEncrypt : ''}`);
        return done();
      case 'STARTTLS':
        done();
        return this.encrypt();
      case 'LOGIN':
        if (this.server.certificate && !this.isEncrypted) return this.say(`${tag} NO [PRIVACYREQUIRED] encrypt first`);
        this.server.encryptedLogins += this.isEncrypted ? 1 : 0;
        return first === this.server.user && second === this.server.password ? done() : this.say(`${tag} NO [AUTHENTICATIONFAILED] wrong name or password`);
      case 'LIST':
        // an empty name asks for nothing but the character between folders
        if (second === '') this.say('* LIST (\\Noselect) "/" ""');
        else for (const folder of this.server.folders.keys()) if (second === '*' || second === folder) this.say(`* LIST () "/" "${folder}"`);
        return done();
      case 'STATUS':
        return this.status(tag, first);
      case 'SELECT':
      case 'EXAMINE':
        return this.select(tag, first);
      case 'UID FETCH':
        for (const letter of this.folder?.named(first) ?? []) this.fetched(letter, rest);
        return done();
      case 'UID STORE':
        for (const { flags } of this.folder?.named(first) ?? []) for (const flag of rest.match(/\\\w+/g) ?? []) flags.add(flag);
        return done();
      case 'UID MOVE':
        return this.move(tag, first, second);
      case 'UID EXPUNGE':
        this.remove((this.folder?.named(first) ?? []).filter(({ flags }) => flags.has('\\Deleted')));
        return done();
      case 'IDLE':
        this.idleTag = tag;
        this.say('+ idling');
        return this.tell();
      case 'LOGOUT':
        this.say('* BYE');
        done();
        return void this.socket.end();
      case 'NOOP':
        this.tell();
        return done();
      case 'CLOSE':
        return done();
      default:
        return this.say(`${tag} BAD unknown command`);
    }
  }

  private status(tag: string, name: string): void {
    const folder = this.server.folders.get(name);
    if (!folder) return this.say(`${tag} NO [NONEXISTENT] no such folder`);
    this.say(`* STATUS "${name}" (MESSAGES ${folder.letters.length})`, `${tag} OK done`);
  }

  private select(tag: string, name: string): void {
    const folder = this.server.folders.get(name);
    if (!folder) return this.say(`${tag} NO [NONEXISTENT] no such folder`);
    this.folder = folder;
    this.told = folder.letters.length;
    this.say('* FLAGS (\\Seen \\Deleted)', `* ${folder.letters.length} EXISTS`, `* OK [UIDVALIDITY ${folder.uidValidity}] valid`, `* OK [UIDNEXT ${folder.uidNext}] next`, '* OK [PERMANENTFLAGS (\\Seen \\Deleted)] kept', `${tag} OK [READ-WRITE] open`);
  }

  private fetched(letter: KeptLetter, query: string): void {
    const place = (this.folder?.letters.indexOf(letter) ?? 0) + 1;
    const facts = `UID ${letter.uid} FLAGS (${[...letter.flags].join(' ')}) RFC822.SIZE ${letter.claimedBytes ?? letter.raw.length} INTERNALDATE "${internalDate(letter.arrivedAt)}"`;
    const part = /BODY\.PEEK\[(HEADER)?\](?:<(\d+)\.(\d+)>)?/i.exec(query);
    if (!part) return this.say(`* ${place} FETCH (${facts})`);
    const [, section = '', from, length] = part;
    const whole = section ? headersOf(letter.raw) : letter.raw;
    const bytes = from === undefined || !this.server.givesPieces ? whole : whole.subarray(Number(from), Number(from) + Number(length));
    this.say(`* ${place} FETCH (${facts} BODY[${section}]${from === undefined ? '' : `<${from}>`} {${bytes.length}}`, bytes, ')');
  }

  /** Sends the first letter up to its middle, then breaks off. */
  private sendHalf(rest: string): void {
    const [letter] = this.folder?.named(rest.split(' ')[0] ?? '') ?? [];
    if (letter) this.socket.write(`* 1 FETCH (UID ${letter.uid} BODY[] {${letter.raw.length}}\r\n${letter.raw.subarray(0, letter.raw.length / 2).toString('latin1')}`);
    this.socket.end(() => this.drop());
  }

  private move(tag: string, set: string, target: string): void {
    const folder = this.server.folders.get(target);
    if (!folder) return this.say(`${tag} NO [TRYCREATE] no such folder`);
    const letters = this.folder?.named(set) ?? [];
    for (const { raw, arrivedAt } of letters) folder.add(raw, arrivedAt);
    this.remove(letters);
    this.say(`${tag} OK moved`);
  }

  private remove(letters: readonly KeptLetter[]): void {
    const { folder } = this;
    if (!folder) return;
    for (const letter of letters) {
      this.say(`* ${folder.letters.indexOf(letter) + 1} EXPUNGE`);
      folder.letters = folder.letters.filter((one) => one !== letter);
    }
    this.told = folder.letters.length;
  }
}
