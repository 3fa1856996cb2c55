import type { Locale } from '@reglament/schema';
import { nameIn } from '@reglament/admin/kit';
import type { TicketRow } from './ticket.ts';

/** `TP-2026-000437` → `437`: what people say aloud. A number of another shape stays whole. */
export const shortNumber = (number: string): string => /-0*(\d+)$/.exec(number)?.[1] ?? number;

export const categoryIn = (locale: Locale, category: { nameRu: string; nameEn: string }): string => (locale === 'en' ? category.nameEn : category.nameRu);

/** Client · product · category: the second line of a row. */
export const rowFacts = (locale: Locale, { client, product, category }: Pick<TicketRow, 'client' | 'product' | 'category'>): string =>
  [nameIn(locale, client), product && nameIn(locale, product), category && categoryIn(locale, category)].filter(Boolean).join(' · ');

/** The time of day in the client's zone, `21:32`; null when the zone is unknown here. */
export const localTime = (zone: string, locale: Locale, now: number): string | null => {
  try {
    return new Intl.DateTimeFormat(locale === 'ru' ? 'ru' : 'en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now);
  } catch { return null; }
};
/** `Asia/Vladivostok` → `Vladivostok`, for clients without a city. */
export const placeOfZone = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const longestQuote = 180;
/** The beginning of a message, enough to know it again. */
export const quoteOf = (body: string): string => (body.length > longestQuote ? `${body.slice(0, longestQuote).trimEnd()}…` : body);
