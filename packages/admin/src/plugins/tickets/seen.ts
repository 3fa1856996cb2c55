import { isOwed, type TicketState } from './ticket.ts';

/** Ticket id → the client's latest message that was seen here. */
export type Seen = Readonly<Record<string, string>>;
const storageKey = 'reglament.tickets.seen';
const remembered = 500;

/** Unread: an answer is owed and the client wrote after this person last looked. */
export const isUnread = (ticket: TicketState, seen: Seen): boolean =>
  isOwed(ticket.sla) && ticket.lastClientMessageAt !== null && (seen[ticket.id] ?? '') < ticket.lastClientMessageAt;

/** The book with one more ticket looked at; the same book when that is no news. The oldest entries are forgotten. */
export const withSeen = (seen: Seen, ticket: TicketState): Seen => {
  if (ticket.lastClientMessageAt === null || seen[ticket.id] === ticket.lastClientMessageAt) return seen;
  const { [ticket.id]: _old, ...rest } = seen;
  return Object.fromEntries([...Object.entries(rest), [ticket.id, ticket.lastClientMessageAt] as const].slice(-remembered));
};

const parsed = (text: string | null): Seen => {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Seen) : {};
  } catch { return {}; }
};

let seen: Seen | undefined;
const listeners = new Set<() => void>();
/** What was looked at in this browser. react-admin's store is wiped at sign-out, so this has a place of its own. */
export const seenHere = (): Seen => (seen ??= parsed(globalThis.localStorage?.getItem(storageKey) ?? null));
export const onSeen = (changed: () => void): (() => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
export const markSeen = (ticket: TicketState): void => {
  const next = withSeen(seenHere(), ticket);
  if (next === seen) return;
  seen = next;
  try { globalThis.localStorage?.setItem(storageKey, JSON.stringify(next)); } catch { /* A full or forbidden storage only costs the weight of a row. */ }
  listeners.forEach((listener) => listener());
};
