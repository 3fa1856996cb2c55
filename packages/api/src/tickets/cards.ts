import type { Card, CardDesk, CardItem, CardSubject } from '../platform/card.ts';
import { unlessTooLong } from '../platform/background/unlessTooLong.ts';
import type { Feature } from '../platform/feature.ts';
import type { TicketCard, TicketCardItem } from './card.type.ts';

/** A card that takes longer is left out: the person came for the ticket. */
export const cardPatienceMilliseconds = 1000;

/** A line as plain data, every field there. */
type Line = { [Field in keyof TicketCardItem]: TicketCardItem[Field] };
const plain: Line = { kind: 'TEXT', label: null, value: null, url: null, tone: null, percent: null };

const lawfulUrl = (url: string): string => {
  if (/^(?:https?:\/\/|mailto:|\/(?!\/))/i.test(url)) return url;
  throw new Error(`a link leads to ${url.slice(0, 40)}: https, http, mailto or a path of the console is wanted`);
};

const itemOf = (item: CardItem): Line => {
  switch (item.kind) {
    case 'TEXT': return { ...plain, value: item.text };
    case 'LINK': return { ...plain, kind: 'LINK', label: item.label, url: lawfulUrl(item.url) };
    case 'BADGE': return { ...plain, kind: 'BADGE', label: item.label, tone: item.tone };
    case 'COPY': return { ...plain, kind: 'COPY', label: item.label, value: item.value };
    case 'PROGRESS': return { ...plain, kind: 'PROGRESS', label: item.label, percent: Math.max(0, Math.min(100, Math.round(item.percent))) };
    default: throw new Error(`no line of a card is of the kind ${String((item as { kind: unknown }).kind)}`);
  }
};

const cardOf = (plugin: string, { id, title, items }: Card): TicketCard => ({ id: `${plugin}/${id}`, plugin, title, items: items.map(itemOf) });

/** The cards of all plugins for a ticket, in the order of the list. One that throws, takes too long or makes no sense is reported and left out. */
export const cardsOf = async (features: readonly Feature[], ticket: CardSubject, desk: Omit<CardDesk, 'signal'>, report: (plugin: string, error: unknown) => void, patience = cardPatienceMilliseconds): Promise<TicketCard[]> => {
  const cards = await Promise.all(features.map(async ({ name, cards: make }) => {
    if (!make) return [];
    const ending = new AbortController();
    try {
      const made = await unlessTooLong(Promise.resolve().then(() => make(ticket, { ...desk, signal: ending.signal })), patience);
      return made.map((card) => cardOf(name, card));
    } catch (error) {
      ending.abort();
      report(name, error);
      return [];
    }
  }));
  return cards.flat();
};
