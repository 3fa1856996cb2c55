import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { giveBackMemory } from '../platform/apart/giveBackMemory.ts';
import { clock } from '../platform/clock.ts';
import type { Process, System } from '../platform/feature.ts';
import { isOwnAddress, supportDomain } from '../outgoing/letterhead.ts';
import { killPoint } from '../platform/killPoint.ts';
import { listenFault } from '../platform/listenFault.ts';
import { ByteBudget } from './byteBudget.ts';
import { isOneTooMany, shareOf, usualDoorLimits, type DoorLimits } from './doorLimits.ts';
import { announceLetterArrival } from './letterArrival.ts';
import { LetterProcessing } from './letterProcessing.ts';
import { longestLetterBytes, storeLetter } from './storing.ts';

const closeMilliseconds = 1000;

/** RFC 5321, 4.5.1: whoever has trouble with a server writes to its postmaster, who reads what the support reads. */
const isPostmaster = (recipient: string): boolean => ['postmaster', `postmaster@${supportDomain()}`].includes(recipient.toLowerCase());

/** An answer of SMTP that refuses. */
const smtpRefusal = (responseCode: number, sentence: string): Error => Object.assign(new Error(sentence), { responseCode });

const firstBytes = 64 * 1024;

/** Bytes of a letter while they lie in memory, and the room that they took. */
interface Arriving {
  /** Why there are none. */
  refused: 'TOO_LARGE' | 'THEIR_SHARE' | 'ALL' | null;
  bytes: Buffer;
  /** So many came; where nothing was refused they are the letter. */
  length: number;
  taken: number;
}

/** Room for the letters of one who brings them. */
interface Room {
  take(bytes: number): 'THEIR_SHARE' | 'ALL' | null;
  giveBack(bytes: number): void;
}

/** All bytes of a stream, unless there are more than the limit or than there is room for; then nothing of them is kept. Where their number was told before, they lie in memory once. */
const bytesWithin = async (stream: Readable, limit: number, told: number, room: Room): Promise<Arriving> => {
  const arriving: Arriving = { refused: null, bytes: Buffer.allocUnsafeSlow(Math.min(Math.max(told, firstBytes), limit)), length: 0, taken: 0 };
  const giveUp = (refused: NonNullable<Arriving['refused']>): void => {
    room.giveBack(arriving.taken);
    Object.assign(arriving, { refused, bytes: Buffer.alloc(0), taken: 0 });
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      arriving.length += chunk.length;
      // it is heard to its end, without which no answer counts
      if (arriving.length > limit) giveUp('TOO_LARGE');
      if (arriving.refused) continue;
      const full = room.take(chunk.length);
      if (full) {
        giveUp(full);
        continue;
      }
      arriving.taken += chunk.length;
      if (arriving.length > arriving.bytes.length) arriving.bytes = Buffer.concat([arriving.bytes], Math.min(Math.max(arriving.length, 2 * arriving.bytes.length), limit));
      arriving.bytes.set(chunk, arriving.length - chunk.length);
    }
  } catch (error) {
    room.giveBack(arriving.taken);
    throw error;
  }
  return arriving;
};

/** The size that the sender announced; 0 when it announced none. */
const announcedBytes = ({ envelope: { mailFrom } }: SMTPServerSession): number => {
  const args = mailFrom ? (mailFrom.args as Partial<Record<string, unknown>> | false) : false;
  const announced = args ? Number(args['SIZE']) : 0;
  return Number.isSafeInteger(announced) && announced > 0 ? announced : 0;
};

/**
 * The mail door (§4.1): an SMTP server that takes letters to the support address and to the postmaster and nothing else, and relays nothing. It says
 * 250 only when the letter is committed as it came; what becomes of it is decided afterwards. Nobody takes all its places, and nobody
 * holds one without bringing a letter.
 */
export class MailDoor implements Process {
  private readonly server: SMTPServer;
  private readonly processing: LetterProcessing;
  /** When each session has had its time, by its id. */
  private readonly deadlines = new Map<string, NodeJS.Timeout>();
  private readonly room: ByteBudget;

  constructor(private readonly system: System, private readonly limits: DoorLimits = usualDoorLimits) {
    this.processing = new LetterProcessing(system);
    this.room = new ByteBudget(limits.bytesOnTheWay);
    this.server = new SMTPServer({
      banner: 'Reglament',
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: longestLetterBytes,
      maxClients: limits.connections,
      closeTimeout: closeMilliseconds,
      // a name server that does not answer must not keep a letter waiting
      disableReverseLookup: true,
      logger: false,
      onConnect: (session, callback) => callback(this.greetingRefusal(session)),
      onClose: (session) => this.forget(session),
      onRcptTo: (address, _session, callback) => callback(this.refusalOf(address.address)),
      onData: (stream, session, callback) => void this.take(stream, session).then(() => callback(null, 'kept'), (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)))).finally(() => this.expectLetter(session)),
    });
  }

  /** Opens the door. Throws OperationalFault when its port cannot be had. */
  async start(): Promise<this> {
    const { host, mailPort } = this.system.config;
    const opened = Promise.withResolvers<void>();
    this.server.once('error', opened.reject);
    this.server.listen(mailPort, host, opened.resolve);
    await opened.promise.catch((error: unknown) => {
      throw listenFault(error, this.system.config) ?? error;
    });
    this.server.removeListener('error', opened.reject);
    this.server.on('error', (error) => this.system.log.info({ error: String(error) }, 'a mail connection broke'));
    this.processing.start();
    return this;
  }

  /** The port on which it listens. */
  get port(): number {
    const address = this.server.server.address();
    return address === null || typeof address === 'string' ? this.system.config.mailPort : address.port;
  }

  /** Decides about everything that was taken; answers when that is done. */
  processed(): Promise<void> {
    return this.processing.wake();
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
    await this.processing.stop();
  }

  private refusalOf(recipient: string): Error | null {
    const { supportEmail } = this.system.config;
    return isOwnAddress(recipient) || isPostmaster(recipient) ? null : smtpRefusal(550, `5.1.1 Only letters to ${supportEmail} are taken here`);
  }

  private greetingRefusal(session: SMTPServerSession): Error | null {
    const open = [...this.server.connections].map(({ remoteAddress }) => remoteAddress);
    if (isOneTooMany(session.remoteAddress, open, this.limits)) return smtpRefusal(421, '4.7.0 Too many connections from your address, please come again when one of them is closed');
    this.expectLetter(session);
    return null;
  }

  private forget({ id }: SMTPServerSession): void {
    clearTimeout(this.deadlines.get(id));
    this.deadlines.delete(id);
  }

  /** Gives a session its time for the next letter, unless it has ended. */
  private expectLetter(session: SMTPServerSession): void {
    this.forget(session);
    const connection = [...this.server.connections].find(({ session: { id } }) => id === session.id);
    if (!connection) return;
    this.deadlines.set(session.id, setTimeout(() => {
      this.deadlines.delete(session.id);
      connection.send(421, '4.4.2 No letter within the time that there is for one');
      connection.close();
    }, this.limits.letterMilliseconds).unref());
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const receivedAt = clock.now();
    const share = shareOf(session.remoteAddress, this.limits, this.system.config.mailFrontServerPeers);
    const room: Room = { take: (bytes) => this.room.take(bytes, share), giveBack: (bytes) => this.room.giveBack(bytes, share.who) };
    const { refused, bytes, length, taken } = await bytesWithin(stream, longestLetterBytes, announcedBytes(session), room);
    if (refused === 'TOO_LARGE') throw smtpRefusal(552, `5.3.4 A letter holds at most ${longestLetterBytes} bytes`);
    if (refused === 'THEIR_SHARE') throw smtpRefusal(452, '4.3.1 Too many large letters of yours are on their way at once, please try again later');
    if (refused) throw smtpRefusal(452, '4.3.1 Too many large letters are on their way at once, please try again later');
    const { mailFrom, rcptTo } = session.envelope;
    try {
      await storeLetter(this.system, bytes.subarray(0, length), { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), peer: { address: session.remoteAddress, helo: String(session.hostNameAppearsAs) }, receivedAt });
    } catch (error) {
      this.system.log.error({ error: String(error) }, 'a letter could not be kept; the sender is asked to come again');
      throw smtpRefusal(451, '4.3.0 The letter could not be kept, please try again later');
    } finally {
      giveBackMemory(bytes);
      room.giveBack(taken);
    }
    killPoint('TAKEN');
    announceLetterArrival(this.system);
  }
}
