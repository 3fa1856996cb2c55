import type { Locale } from '@reglament/schema';
import { nameIn, type FoundItem } from '@reglament/admin/kit';
import type { TicketDetails } from './ticket.ts';

/** A ticket that was opened here. */
export type Recent = Pick<TicketDetails, 'number' | 'subject'> & { readonly client: string; /** The client in English, where it has a name in it. */ readonly clientEn?: string | null };
const storageKey = 'reglament.tickets.recent';
const remembered = 5;

/** The list with a ticket on top; the same list when it stands there already. */
export const withRecent = (list: readonly Recent[], opened: Recent): readonly Recent[] => {
  const [top] = list;
  if (top?.number === opened.number && top.subject === opened.subject && top.client === opened.client && (top.clientEn ?? null) === (opened.clientEn ?? null)) return list;
  return [opened, ...list.filter(({ number }) => number !== opened.number)].slice(0, remembered);
};

const isRecent = (value: unknown): value is Recent => typeof value === 'object' && value !== null && ['number', 'subject', 'client'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string');
const recentHere = (): readonly Recent[] => {
  try {
    const value: unknown = JSON.parse(globalThis.localStorage?.getItem(storageKey) ?? '[]');
    return Array.isArray(value) ? value.filter(isRecent) : [];
  } catch { return []; }
};

/** Remembers in this browser that a ticket was opened. */
export const rememberOpened = ({ number, subject, client }: TicketDetails): void => {
  const list = recentHere();
  const next = withRecent(list, { number, subject, client: client.name, clientEn: client.nameEn ?? null });
  try { if (next !== list) globalThis.localStorage?.setItem(storageKey, JSON.stringify(next)); } catch { /* A full or forbidden storage only costs the list. */ }
};
/** Whoever signs in next does not see what was opened before. */
export const forgetOpened = (): void => { try { globalThis.localStorage?.removeItem(storageKey); } catch { /* Nothing was kept. */ } };

/** What was opened here last, for the palette. */
export const recentItems = ({ locale }: { locale: Locale }): FoundItem[] =>
  recentHere().map(({ number, subject, client, clientEn }) => ({ id: number, group: 'tickets.recent', number, title: { text: subject, marks: [] }, note: nameIn(locale, { name: client, nameEn: typeof clientEn === 'string' ? clientEn : null }), to: `/tickets/${number}` }));
