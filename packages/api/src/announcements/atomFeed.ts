import { announcementKinds, type AnnouncementKind, type Locale } from '@reglament/schema';
import { publicPath } from '../platform/publicPages.ts';
import { markupOf } from '../platform/text/markup.ts';

/** An announcement as the feed tells it, in one language. */
export interface FeedEntry {
  id: string;
  kind: AnnouncementKind;
  title: string;
  text: string;
  features: string | null;
  fixes: string | null;
  url: string | null;
  /** YYYY-MM-DD. */
  periodFrom: string | null;
  periodUntil: string | null;
  /** ISO 8601. */
  publishedAt: string;
}

export const feedPath = `${publicPath}/announcements.atom`;

const words = {
  ru: { title: 'Объявления технической поддержки', author: 'Служба технической поддержки', period: 'Период:', features: 'Новые возможности:', fixes: 'Исправления:' },
  en: { title: 'Announcements of technical support', author: 'Technical support', period: 'Period:', features: 'New functions:', fixes: 'Fixes:' },
} as const;

/** Before anything was announced. */
const never = '1970-01-01T00:00:00Z';

const writtenDay = (day: string): string => day.split('-').toReversed().join('.');

const periodOf = ({ periodFrom, periodUntil }: FeedEntry, locale: Locale): string | null =>
  periodFrom && `${words[locale].period} ${[...new Set([periodFrom, periodUntil ?? periodFrom])].map(writtenDay).join(' – ')}`;

const contentOf = (entry: FeedEntry, locale: Locale): string => {
  const { text, features, fixes, url } = entry;
  return [text, periodOf(entry, locale), features && `${words[locale].features}\n${features}`, fixes && `${words[locale].fixes}\n${fixes}`, url].filter(Boolean).join('\n\n');
};

const entryOf = (entry: FeedEntry, locale: Locale): string =>
  `<entry><id>urn:uuid:${markupOf(entry.id)}</id><title>${markupOf(entry.title)}</title><updated>${entry.publishedAt}</updated><published>${entry.publishedAt}</published>` +
  `<category term="${entry.kind}" label="${markupOf(announcementKinds[entry.kind][locale])}"/>${entry.url === null ? '' : `<link rel="related" href="${markupOf(entry.url)}"/>`}` +
  `<content type="text">${markupOf(contentOf(entry, locale))}</content></entry>`;

/** §2.4, §6: what the desk announced as a feed (RFC 4287), the newest first; an entry never changes. */
export const atomFeed = (entries: readonly FeedEntry[], locale: Locale, publicUrl: string): string => {
  const { title, author } = words[locale];
  const self = markupOf(`${publicUrl}${feedPath}?language=${locale}`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}"><id>${self}</id><title>${title}</title><updated>${entries[0]?.publishedAt ?? never}</updated>` +
    `<author><name>${author}</name></author><link rel="self" type="application/atom+xml" href="${self}"/>${entries.map((entry) => entryOf(entry, locale)).join('')}</feed>\n`;
};
