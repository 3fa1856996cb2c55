import { addressInName } from '@reglament/schema';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import type { Work } from '../platform/work.ts';
import { closestClaims, waysToClaim, type Claims } from './claims.ts';
import { spellingsOf } from './shownAddress.ts';

/** Somebody whom the desk knows by the address of a letter. */
export interface KnownContact {
  id: string;
  name: string;
  clientId: string;
  active: boolean;
}

/** A client, as far as the sender of a letter is concerned. */
export interface KnownClient {
  id: string;
  active: boolean;
  /** Whether its letters are accepted without proof of their sender. */
  unprovenLetters: boolean;
}

/**
 * Who wrote a letter: a contact, somebody else at a client's domain, somebody whom staff named for a letter without an address, or
 * nobody from whom the desk can accept a request. One who is `unproven` opens requests and speaks in none.
 */
export type Sender =
  | { kind: 'CONTACT'; address: string; clientId: string; contactId: string; name: string; unproven?: true }
  | { kind: 'COLLEAGUE'; address: string; clientId: string; name: string; unproven?: true }
  | { kind: 'NAMED'; address: null; clientId: string; name: string }
  | { kind: 'REFUSED'; address: string | null; reason: 'UNKNOWN_SENDER' | 'AMBIGUOUS_SENDER' | 'INACTIVE_SENDER' | 'STAFF_SENDER' | 'UNPROVEN_SENDER' | 'NO_SENDER' };

/** For what a proof of the sender is lacking: to come in at all, to speak in a request, or for nothing; DISOWNED: the owner of the domain says that it is not theirs. */
export type LackingProof = 'NOTHING' | 'TO_SPEAK' | 'TO_ENTER' | 'DISOWNED';

/** One address, nothing around it, of a person or a telephone number: words of letters, digits and what RFC 5321 allows beside them, with dots between them. */
const addressPattern = /^(?!\+(?!\d{5,15}@))[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?(?:\.[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?)*$/u;
const longestAddress = 254;
const longestLocalPart = 64;
const beyondAscii = /\P{ASCII}/u;

/**
 * Whether this can be the address of a contact: one to which some server delivers. Letters beyond ASCII stand before the @ only where they
 * stand behind it, too; elsewhere they are bytes that nobody could read.
 */
export const isAddress = (text: string): boolean => {
  const at = text.lastIndexOf('@');
  return text.length <= longestAddress && at <= longestLocalPart && addressPattern.test(text) && (!beyondAscii.test(text.slice(0, at)) || beyondAscii.test(text.slice(at)));
};

/** The name beside an address as it was given, on one line. */
export const givenName = ({ name }: { name: string }): string => name.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 200).toWellFormed();

/** The name that somebody gives as their own; empty when they give none, or the address of somebody else. */
export const ownNameOf = (author: { address: string; name: string }): string => (addressInName(author.name, author.address) === null ? givenName(author) : '');

/** A name for somebody who gave none, or the address of somebody else: what stands before the @. */
export const nameOf = (author: { address: string; name: string }): string => {
  const name = ownNameOf(author);
  return name || author.address.slice(0, author.address.lastIndexOf('@')).slice(0, 200).toWellFormed();
};

/**
 * §4.1, §4.9: who the sender is. The From address alone counts, never the name beside it, Reply-To or Sender. A known contact is
 * that contact; another address that exactly one client claims most closely (see claims.ts) is a colleague there; everything else is not accepted
 * without a person. Where a proof of the sender is asked for and lacking, neither is, unless the client is accepted without; what the
 * owner of the domain disowns is accepted of nobody. What is lacking to speak in a request only is told.
 */
export const senderOf = (
  authors: readonly { address: string; name: string }[],
  known: { contact: (KnownContact & { client: KnownClient }) | null; claimants: readonly KnownClient[]; isStaff?: boolean },
  lacking: LackingProof = 'NOTHING',
): Sender => {
  const [author, another] = authors;
  if (!author) return { kind: 'REFUSED', address: null, reason: 'NO_SENDER' };
  const { address } = author;
  if (another || (!known.contact && !isAddress(address))) return { kind: 'REFUSED', address: null, reason: 'AMBIGUOUS_SENDER' };
  const refused = (reason: Exclude<Extract<Sender, { kind: 'REFUSED' }>['reason'], 'NO_SENDER'>): Sender => ({ kind: 'REFUSED', address, reason });
  const isRefused = ({ unprovenLetters }: KnownClient): boolean => lacking === 'DISOWNED' || (lacking === 'TO_ENTER' && !unprovenLetters);
  const unproven = ({ unprovenLetters }: KnownClient): { unproven?: true } => (lacking === 'TO_SPEAK' && !unprovenLetters ? { unproven: true } : {});
  const { contact, claimants, isStaff } = known;
  if (contact) {
    if (!contact.active || !contact.client.active) return refused('INACTIVE_SENDER');
    if (isRefused(contact.client)) return refused('UNPROVEN_SENDER');
    return { kind: 'CONTACT', address, clientId: contact.clientId, contactId: contact.id, name: contact.name, ...unproven(contact.client) };
  }
  // a colleague who passes a letter on speaks for nobody; whose letter it is a person says
  if (isStaff) return refused('STAFF_SENDER');
  const [client, otherClient] = claimants;
  if (!client) return refused('UNKNOWN_SENDER');
  if (otherClient) return refused('AMBIGUOUS_SENDER');
  if (!client.active) return refused('INACTIVE_SENDER');
  if (isRefused(client)) return refused('UNPROVEN_SENDER');
  return { kind: 'COLLEAGUE', address, clientId: client.id, name: nameOf(author), ...unproven(client) };
};

/** Looks the authors of a letter up. */
export const findSender = async (reader: Reader, authors: readonly { address: string; name: string }[], lacking: LackingProof): Promise<Sender> => {
  const address = authors[0]?.address ?? '';
  const spellings = spellingsOf(address);
  const { addresses, domains, above } = waysToClaim(address);
  const [contacts, claiming, staff] = await Promise.all([
    readRows<KnownContact & { clientActive: boolean; unprovenLetters: boolean }>(
      reader,
      `select contact.id, contact.name, contact.client_id as "clientId", contact.active, client.active as "clientActive", client.unproven_letters as "unprovenLetters"
       from contact join client on client.id = contact.client_id where contact.email = any($1::text[])`,
      [spellings],
    ),
    readRows<KnownClient & Claims>(
      reader,
      'select id, active, unproven_letters as "unprovenLetters", domain, authorised_senders as "authorisedSenders" from client where lower(domain) = any($1::text[]) or authorised_senders && $2::text[]',
      [domains, [...addresses, ...domains, ...above]],
    ),
    readRows<{ id: string }>(reader, 'select id from staff where email = $1', [address]),
  ]);
  const [found] = contacts;
  const contact = found ? { ...found, client: { id: found.clientId, active: found.clientActive, unprovenLetters: found.unprovenLetters } } : null;
  return senderOf(authors, { contact, claimants: closestClaims(address, claiming), isStaff: staff.length > 0 }, lacking);
};

/** §4.1: whether an address is a colleague's and nobody's contact: such a one passes letters on and speaks for nobody, whatever has become of the letter. */
export const isColleague = async (work: Work, address: string): Promise<boolean> => {
  const spellings = spellingsOf(address.toLowerCase());
  const rows = await work.em.execute<unknown[]>('select 1 from staff where email in (?) and not exists (select from contact where contact.email in (?))', [spellings, spellings]);
  return rows.length > 0;
};
