/** Letters that look alike in both alphabets; people type numbers in either. */
const latinFor: Record<string, string> = { А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X' };
/** What Word and telephones make of a hyphen, and what no eye sees beside it. */
const hyphens = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const latin = (text: string): string => text.replaceAll(unseen, '').replaceAll(hyphens, '-').toUpperCase().replaceAll(/[АВЕКМНОРСТХ]/g, (letter) => latinFor[letter] ?? letter);

/**
 * §4.4: the numbers of requests in a subject, in the order in which they stand. With or without brackets, in either case, with
 * Cyrillic letters for Latin ones and any dash for a hyphen, behind which some programs break a subject; whatever «Re:» and «Fwd:» stand before them.
 */
export const numbersIn = (subject: string, prefix: string): string[] => {
  const number = new RegExp(String.raw`(?<![\p{L}\p{N}])${prefix.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}-\s?\d{4}-\s?\d{4,9}(?!\d)`, 'gu');
  return [...new Set((latin(subject).match(number) ?? []).map((one) => one.replaceAll(/\s/g, '')))];
};

/** Enough for any thread; the rest of an endless header is left aside. */
const mostReferences = 50;

/** The Message-IDs that a letter answers: the nearest first. */
export const answeredIds = (inReplyTo: readonly string[], references: readonly string[]): string[] =>
  [...new Set([...inReplyTo, ...references.toReversed()])].slice(0, mostReferences);

/** A ticket that a letter names, by a Message-ID of its thread or by its number. */
export interface NamedTicket {
  id: string;
  clientId: string;
  /** When it was closed, epoch milliseconds. */
  closedAt: number | null;
}

export type ThreadDecision = { join: string } | { continues: string } | 'NEW' | 'FOREIGN';

const dayMilliseconds = 86_400_000;

/**
 * §4.4, R12: where a letter belongs. It joins the first ticket that it names and that is the sender's client's: neither number nor
 * Message-ID proves who writes, the sender must belong there. A letter that names only tickets of others is FOREIGN and waits
 * for a person. A ticket that has been closed longer than the archive term is not opened again: the letter makes one that
 * continues it.
 * A subject that merely resembles another joins nothing.
 */
export const threadOf = (named: readonly NamedTicket[], senderClientId: string | null, archive: { receivedAt: number; afterDays: number }): ThreadDecision => {
  if (named.length === 0) return 'NEW';
  const own = named.filter(({ clientId }) => clientId === senderClientId);
  const [nearest] = own;
  if (!nearest) return 'FOREIGN';
  const open = own.find(({ closedAt }) => closedAt === null || archive.receivedAt - closedAt <= archive.afterDays * dayMilliseconds);
  return open ? { join: open.id } : { continues: nearest.id };
};
