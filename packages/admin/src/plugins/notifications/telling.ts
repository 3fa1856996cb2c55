import type { NotificationChoices } from '@reglament/admin/kit';
import type { Told } from './documents.ts';

/** What is said outside of the window: one thing by its name, several as their number. */
export type Telling = { readonly of: 'one'; readonly told: Told; readonly withText: boolean } | { readonly of: 'many'; readonly count: number };

/** The place in the stream of events that a cursor names. */
export const placeOf = (cursor: string): number => Number(/\d+/.exec(cursor)?.[0] ?? 0);

/** What came after a place and was not read anywhere meanwhile, the latest first. */
export const freshAfter = (place: number, nodes: readonly Told[]): Told[] => nodes.filter(({ unread, cursor }) => unread && placeOf(cursor) > place);

/** What to say of some news; nothing while the person does not want it, or the desk is closed and they want quiet then (§4.6). */
export const tellingOf = (news: readonly Told[], { desktop, muted, quietOutOfHours, withText }: NotificationChoices, isOpen: boolean): Telling | null => {
  const heard = news.filter(({ kind }) => !muted.includes(kind));
  const [first] = heard;
  if (!desktop || !first || (quietOutOfHours && !isOpen)) return null;
  return heard.length === 1 ? { of: 'one', told: first, withText } : { of: 'many', count: heard.length };
};

/** The page of what it is about. */
export const placeToLook = ({ number, mailboxId, webhookId, outgoingLetterId, incomingLetterId }: Pick<Told, 'number' | 'mailboxId' | 'webhookId' | 'outgoingLetterId' | 'incomingLetterId'>): string => {
  if (incomingLetterId !== null) return `/incomingLetters/${incomingLetterId}/show`;
  if (outgoingLetterId !== null) return `/outgoingLetters/${outgoingLetterId}/show`;
  if (mailboxId !== null) return `/mailboxes/${mailboxId}/show`;
  return webhookId === null ? `/tickets/${number ?? ''}` : `/webhooks/${webhookId}/show`;
};

/** What the server knows it by when it is marked as read. */
export const subjectOf = ({ ticketId, mailboxId, webhookId, outgoingLetterId, incomingLetterId }: Pick<Told, 'ticketId' | 'mailboxId' | 'webhookId' | 'outgoingLetterId' | 'incomingLetterId'>): string | undefined => ticketId ?? mailboxId ?? webhookId ?? outgoingLetterId ?? incomingLetterId ?? undefined;

/** Where a click leads: to what all of it is about, else to one’s own queue. */
export const addressOf = (news: readonly Told[]): string => {
  const addresses = new Set(news.map(placeToLook));
  const [address] = addresses;
  return addresses.size === 1 && address !== undefined ? address : '/tickets?tab=mine';
};

/** The title of a tab with the count before it; 0 takes the count away. */
export const titleWith = (title: string, unread: number): string => {
  const bare = title.replace(/^\(\d+\+?\) /, '');
  return unread === 0 ? bare : `(${unread > 99 ? '99+' : unread}) ${bare}`;
};
