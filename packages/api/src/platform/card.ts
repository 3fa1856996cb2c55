import type { Locale } from '@reglament/schema';
import type { Reader } from './reading/connection.ts';

/** The ticket beside which a card is to stand. */
export interface CardSubject {
  id: string;
  number: string;
  clientId: string;
}

/** What the maker of a card may use. `signal` is aborted when it takes too long. */
export interface CardDesk {
  reader: Reader;
  locale: Locale;
  signal: AbortSignal;
}

export type CardTone = 'NEUTRAL' | 'GOOD' | 'RISK' | 'BAD';

/** One line of a card: plain data, so that a plugin of the server alone has something to show. */
export type CardItem =
  | { kind: 'TEXT'; text: string }
  /** An address of the web, of mail, or a path of the console. */
  | { kind: 'LINK'; label: string; url: string }
  | { kind: 'BADGE'; label: string; tone: CardTone }
  /** A value that a click copies, for example a serial number. */
  | { kind: 'COPY'; label: string; value: string }
  /** So many of a hundred. */
  | { kind: 'PROGRESS'; label: string; percent: number };

/** A card in the panel beside a ticket. */
export interface Card {
  /** Unique among the cards of the plugin. */
  id: string;
  title: string;
  items: readonly CardItem[];
}

/** Makes the cards of a plugin for a ticket, in the language of whoever looks. */
export type CardMaker = (ticket: CardSubject, desk: CardDesk) => Promise<readonly Card[]>;
