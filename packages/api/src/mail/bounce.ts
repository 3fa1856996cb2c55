import { saysNoSuchAddress } from '../outgoing/noSuchAddress.ts';
import { returnMarkHeader } from '../outgoing/returnMark.ts';
import { endOfHeaders } from './headerFields.ts';
import { isDaemon, isDelaySubject, isReturnSubject } from './machineLetter.ts';
import { decodedWords } from './reading/encodedWords.ts';
import { idsIn as idsOf } from './reading/letterHeaders.ts';
import { addressesInWords, failureInWords, type Failure } from './returnInWords.ts';

/** What a bounce says: a letter of ours that could not be delivered; of the whole, and of each address that it names. */
export interface Bounce extends Failure {
  /** Message-IDs that it names: the returned letter's own first, then those of letters near it, the nearest first. */
  readonly named: readonly string[];
  /** Addresses that were not reached, in lower case, each with what was said of it; none where the bounce does not say. */
  readonly recipients: readonly (Failure & { readonly address: string })[];
  /** Marks of letters of ours among what came back with it (see returnMark.ts). */
  readonly marks: readonly string[];
}

const longestSaid = 500;
/** Addresses of which words are looked for; no letter of ours goes to as many. */
const mostInWords = 100;
/** The report comes first, then the letter that came back with its headers; what follows is of no use. */
const readBytes = 1_000_000;

/** The lines of a piece of a letter, long header lines put together again. Delivery reports are seven-bit text by their standard. */
const linesOf = (raw: Buffer): string[] => raw.toString('latin1').replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);

/** What stands between blank lines: the headers, and what a report says of each recipient. */
const blocksOf = (lines: readonly string[]): string[][] => {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
};

const valuesOf = (lines: readonly string[], name: string): string[] => {
  const field = new RegExp(`^${name}:(.*)$`, 'i');
  return lines.flatMap((line) => field.exec(line)?.[1]?.trim() ?? []);
};

/** `rfc822; somebody@example.org` without its kind, `<somebody@example.org>` without its brackets. */
const addressIn = (value: string): string => (value.split(';').at(-1) ?? '').trim().replace(/^<(.*)>$/, '$1').toLowerCase();
const idsIn = (lines: readonly string[], name: string): string[] => idsOf(valuesOf(lines, name));

/**
 * R16: the returned letter is the one whose Message-ID stands in its own headers, or for which the report says so. What the report answers
 * means it too; what the returned letter itself answers are others, and count only where nothing else names a letter of ours.
 */
const namedIn = (headers: readonly string[], body: readonly string[]): string[] => [
  ...new Set([
    ...idsIn(body, 'original-message-id'), ...idsIn(headers, 'original-message-id'), ...idsIn(body, 'message-id'),
    ...idsIn(headers, 'in-reply-to'), ...idsIn(headers, 'references').toReversed(),
    ...idsIn(body, 'in-reply-to'), ...idsIn(body, 'references').toReversed(),
  ]),
];
const oneLine = (said: string): string => said.replace(/^[\w-]+;\s*/, '').replaceAll(/[\p{Cc}\s]+/gu, ' ').slice(0, longestSaid);

/** What blocks of a report say together; where they give no status, the server gave up for good. */
const failureIn = (blocks: readonly string[][]): Failure => {
  const [said] = blocks.flatMap((block) => [...valuesOf(block, 'diagnostic-code'), ...valuesOf(block, 'status')]);
  const statuses = blocks.flatMap((block) => [...valuesOf(block, 'status'), ...valuesOf(block, 'diagnostic-code')]);
  return { said: said === undefined ? null : oneLine(said), permanent: statuses.length === 0 || statuses.some(saysNoSuchAddress) };
};

/** Servers without reports for programs are known by who writes and by their subject (qmail's "failure notice"). */
const isReturnInWords = (headers: readonly string[]): boolean => {
  const [from = ''] = valuesOf(headers, 'from');
  const [subject = ''] = valuesOf(headers, 'subject');
  return isDaemon((/<([^<>]*)>\s*$/.exec(from)?.[1] ?? from).trim()) && isReturnSubject(decodedWords(subject, null));
};

/** A report returns one letter. */
const mostMarks = 5;

/** What the server says in words, of those whom a header names or the words themselves. */
const bounceInWords = (body: readonly string[], named: readonly string[]): Omit<Bounce, 'named' | 'marks'> => {
  const addresses = [...new Set(named.length > 0 ? named : addressesInWords(body))].filter((address) => address.includes('@')).slice(0, mostInWords);
  const recipients = addresses.map((address) => ({ address, ...(failureInWords(body, address) ?? { said: null, permanent: named.length > 0 }) }));
  return { recipients, said: recipients.find(({ said }) => said !== null)?.said ?? null, permanent: recipients.some(({ permanent }) => permanent) };
};

/**
 * R16 (§4.6): whether a letter reports that one of ours was not delivered: a delivery report (RFC 3464) with a failed recipient, the
 * header by which servers without reports name those they did not reach, or the words of a server that has neither. A report of a delay,
 * of a delivery or of reading is no bounce, nor is the automatic reply of somebody on leave.
 */
export const bounceIn = (raw: Buffer): Bounce | null => {
  const bodyAt = endOfHeaders(raw);
  const headers = linesOf(raw.subarray(0, bodyAt));
  const types = valuesOf(headers, 'content-type').filter((type) => /multipart\/report/i.test(type));
  const isReport = types.some((type) => /report-type="?delivery-status/i.test(type));
  const named = valuesOf(headers, 'x-failed-recipients').flatMap((value) => value.split(',')).map(addressIn);
  const isInWords = types.length === 0 && isReturnInWords(headers);
  if (!isReport && named.length === 0 && !isInWords) return null;
  const body = linesOf(raw.subarray(bodyAt, readBytes));
  const told = isReport ? blocksOf(body).filter((block) => valuesOf(block, 'action').length > 0) : [];
  const failures = told.filter((block) => valuesOf(block, 'action').some((action) => /^failed\b/i.test(action)));
  // Gmail names those as failed whom it still tries to reach
  if (failures.length === 0 && (told.length > 0 || (!isReport && isDelaySubject(decodedWords(valuesOf(headers, 'subject')[0] ?? '', null))))) return null;
  if (failures.length === 0 && named.length === 0 && !isInWords) return null;
  const ids = { named: namedIn(headers, body), marks: valuesOf(body, returnMarkHeader).slice(0, mostMarks) };
  if (failures.length === 0) return { ...bounceInWords(body, named), ...ids };
  const whole = failureIn(failures);
  const ofBlocks = failures.flatMap((block) => [...valuesOf(block, 'final-recipient'), ...valuesOf(block, 'original-recipient')].map((value) => ({ address: addressIn(value), ...failureIn([block]) })));
  // what stands in the header alone was failed as the whole was; of two words on one address the block's counts
  const all = new Map([...named.map((address) => ({ address, ...whole })), ...ofBlocks.toReversed()].map((recipient) => [recipient.address, recipient]));
  return { ...whole, ...ids, recipients: [...all.values()].filter(({ address }) => address.includes('@')) };
};
