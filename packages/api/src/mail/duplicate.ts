import { createHash } from 'node:crypto';
import type { IncomingLetterOutcome, LetterAuthentication } from '@reglament/schema';
import { endOfHeaders, headerFields } from './headerFields.ts';

/** What stations on the way add or rewrite, each mailbox in its own manner; the letter itself is the rest. */
const transportFields = /^(received|received-spf|return-path|delivered-to|envelope-to|x-original-to|x-envelope-[a-z]+|authentication-results|arc-[a-z-]+|dkim-filter|x-received|x-(gm|google|spam|spamd|rspamd|yandex|mailru|ms-exchange|microsoft|virus|forefront|proofpoint|barracuda)-[a-z0-9-]+|x-(spam|rspamd|spamd)|x-uidl|x-mozilla-[a-z0-9-]+)\s*:/i;
/** The same as it was understood until 29 November 2026: letters of before are recognised by it. */
const formerTransportFields = /^(received|return-path|delivered-to|envelope-to|x-original-to|x-envelope-[a-z]+)\s*:/i;

const [carriageReturn, lineFeed] = [0x0d, 0x0a];
const chunkBytes = 65_536;

/**
 * Hashes pieces as if their lines ended in a line feed each, through one chunk of memory for all of them: a large letter is not copied for
 * it, and one of a hundred thousand headers costs no more than its bytes.
 */
const hashLines = (pieces: readonly Buffer[]): string => {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let length = 0;
  for (const bytes of pieces) {
    for (let at = 0; at < bytes.length; at += 1) {
      if (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed) continue;
      chunk[length] = bytes[at] ?? 0;
      length += 1;
      if (length < chunkBytes) continue;
      hash.update(chunk);
      length = 0;
    }
  }
  return hash.update(chunk.subarray(0, length)).digest('hex');
};

/** Where trailing blanks begin, the hard one among them. */
const endOfText = (bytes: Buffer): number => bytes.findLastIndex((byte) => !(byte === 0x20 || byte === 0xa0 || (byte >= 0x09 && byte <= 0x0d))) + 1;

/** Without the blanks at the end of all. */
const trimmed = (pieces: readonly Buffer[]): Buffer[] => {
  const last = pieces.findLastIndex((piece) => endOfText(piece) > 0);
  return pieces.slice(0, last + 1).map((piece, index) => (index === last ? piece.subarray(0, endOfText(piece)) : piece));
};

const fingerprintWithout = (ofTransport: RegExp, raw: Buffer): string => {
  const end = endOfHeaders(raw);
  const fields = headerFields(raw.subarray(0, end)).filter((field) => !ofTransport.test(field.toString('latin1')));
  return hashLines(trimmed([...fields, raw.subarray(end)]));
};

/**
 * The fingerprint of a letter: the same for one letter that came by two ways, fetched twice or exported to a file with other
 * line ends; different for another letter that took its Message-ID.
 */
export const fingerprintOf = (raw: Buffer): string => fingerprintWithout(transportFields, raw);

/** The fingerprints under which the same letter may stand: that of today, and that of letters stored before. */
export const fingerprintsOf = (raw: Buffer): string[] => [...new Set([fingerprintOf(raw), fingerprintWithout(formerTransportFields, raw)])];

/** What a letter with the same Message-ID and the same content proves, and what has become of it. */
export interface Copy {
  authentication?: LetterAuthentication | null | undefined;
  outcome?: IncomingLetterOutcome | null | undefined;
  reason?: string | null | undefined;
}

/** How much a letter proves of its sender. */
const proves = ({ authentication }: Copy): number => (authentication === 'PASS' ? 2 : authentication === 'FAIL' ? 0 : 1);
/** Whether nothing has come of a letter yet that its repetition would bring twice. */
const cameToNothing = ({ outcome, reason }: Copy): boolean => outcome === 'QUARANTINED' || (outcome === 'STORED' && (reason === 'PUT_ASIDE' || reason === 'MACHINE' || reason === 'BLOCKED_SENDER'));

/**
 * Row 37: whether a copy is the letter itself, and the one before it, which proved less and came to nothing, a mere copy: somebody may have
 * sent that one ahead, with whatever envelope, or it came by a way on which proofs get lost. Every other copy is a repetition.
 */
export const outranks = (letter: Copy, before: Copy): boolean => cameToNothing(before) && proves(letter) > proves(before);

/** How and when the door got a letter. */
export interface HandedOver {
  sha256: string;
  envelopeFrom: string | null;
  envelopeTo: readonly string[];
  /** The server that brought it; null when it came another way. */
  peerAddress: string | null;
  /** Whether it lay in a mailbox: of its way the desk knows nothing then. */
  fromMailbox: boolean;
  receivedAt: Date;
}

/** A server that heard no 250 comes again within minutes, at the latest in half an hour. */
const againMilliseconds = 3_600_000;

const cameAlike = (letter: HandedOver, before: HandedOver): boolean =>
  letter.fromMailbox || before.fromMailbox ||
  (letter.peerAddress !== null && letter.peerAddress === before.peerAddress && letter.envelopeFrom === before.envelopeFrom && letter.envelopeTo.join() === before.envelopeTo.join());

/**
 * Whether a letter without a Message-ID is one that its server brings once more, because the door fell silent between keeping it and
 * saying so: the same content, envelope and server within an hour; or one of which a copy lay in another mailbox, too. The content has to tell when it was written: devices send the same
 * words time and again, without a Date, and mean each of them; two requests of one letter are the lesser evil than one of two.
 */
export const isHandedOverAgain = (letter: HandedOver & { dated: boolean }, before: HandedOver): boolean =>
  letter.dated && letter.sha256 === before.sha256 && cameAlike(letter, before) && Math.abs(letter.receivedAt.getTime() - before.receivedAt.getTime()) <= againMilliseconds;
