import type { ArticleKind } from '@reglament/schema';
import { refusal } from '../platform/refusal.ts';
import { optional, otherwise, required, type Place } from '../platform/input/fields.ts';
import { asSent, clean, invalid, line, locale, text } from '../platform/input/values.ts';

/** §4.10: standard answers are links to documents, downloads, the forum. */
export const clause = '4.10';

const longestLink = 2000;

/** An address that a browser opens: http or https, nothing that runs. */
export const webAddress = (value: string, place: Place): string => {
  const address = clean(value);
  if (address.length > longestLink) throw refusal('TOO_LONG', { field: [place.field], clause: place.clause, params: { limit: longestLink, length: address.length } });
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) throw invalid(place, { ru: 'нужен адрес вида https://docs.example.org', en: 'needs an address like https://docs.example.org' });
  return address;
};

/** What is kept of an article or a macro. */
export const articleFields = {
  kind: required(asSent<ArticleKind>),
  title: required(line(300)),
  text: optional(text(50_000)),
  link: optional(webAddress),
  language: otherwise(locale, 'ru'),
  active: otherwise(asSent<boolean>, true),
};

/** A macro has a text to insert, an article a place where it stands. */
export const requireContent = ({ kind, text: body, link }: { kind: ArticleKind; text?: string | null | undefined; link?: string | null | undefined }): void => {
  const missing = kind === 'MACRO' ? (body ? null : 'text') : link ? null : 'link';
  if (missing) throw refusal('REQUIRED_FIELD_MISSING', { field: [missing], clause });
};
