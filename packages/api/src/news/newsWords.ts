import type { AnnouncementKind, Locale } from '@reglament/schema';
import { writtenDate } from '../calendar/localDate.ts';
import { letterhead } from '../outgoing/letterhead.ts';
import { regulationPath } from '../regulation/publicPage.ts';
import { localDay } from '../regulation/ruleBook.ts';
import type { Period, PublicWords, ReleaseNotes } from '../announcements/announce.ts';
import type { TemplateValues } from '../outgoing/rendering.ts';
import type { TemplateKey } from '../outgoing/templates.ts';

const templates: Readonly<Record<AnnouncementKind, TemplateKey>> = {
  REGULATION: 'regulation.changed', CALENDAR: 'notice.workingMode', RELEASE: 'release.announced', OUTAGE: 'notice.announcement', OTHER: 'notice.announcement',
};

/** What a release is of, and when it came out (§3.3). */
export interface ReleaseWords {
  product: { name: string; nameEn?: string | null | undefined } | null;
  productVersion: string | null;
  notes: ReleaseNotes;
  /** Numbers of the reader's own client that it solves, as a letter says them. */
  solved: string;
  /** Epoch milliseconds. */
  at: number;
}

const releaseValues = ({ product, productVersion, notes, solved, at }: ReleaseWords, locale: Locale): TemplateValues => ({
  'product.name': (locale === 'en' ? product?.nameEn : null) ?? product?.name ?? '',
  'release.version': productVersion ?? '',
  'release.date': writtenDate(localDay(at)),
  'release.features': notes.features?.[locale] ?? '',
  'release.fixes': notes.fixes?.[locale] ?? '',
  'release.url': notes.url ?? '',
  ticketNumbers: solved,
});

/** Days of a notice; a single day is named once. */
const periodValues = (period: Period | null): TemplateValues => ({
  'notice.from': period ? writtenDate(period.from) : '',
  'notice.to': period && period.until !== period.from ? writtenDate(period.until) : '',
});

/** What a letter of news is filled from. */
interface NewsFacts extends Pick<PublicWords, 'kind' | 'title' | 'text'> {
  release: ReleaseWords;
  /** Number of the version that the letter is about; null: of no version, or of whichever is in force. */
  regulationNumber?: string | null;
  period?: Period | null;
}

/** What a letter of news says to one reader: by this are letters written and previews made. */
export const newsWords = ({ kind, title, text, release, regulationNumber, period = null }: NewsFacts, locale: Locale, reader: { name: string; unsubscribeUrl: string }): { templateKey: TemplateKey; locale: Locale; values: TemplateValues } => ({
  templateKey: templates[kind],
  locale,
  values: { 'contact.name': reader.name, 'news.title': title[locale], 'news.text': text[locale], 'unsubscribe.url': reader.unsubscribeUrl, 'regulation.url': kind === 'REGULATION' ? `${letterhead().publicUrl}${regulationPath(regulationNumber ?? undefined)}` : '', ...periodValues(period), ...releaseValues(release, locale) },
});
