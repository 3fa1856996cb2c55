import type { AnnouncementKind, Locale } from '@reglament/schema';
import type { PublicWords } from '../announcements/announce.ts';
import type { TemplateValues } from '../outgoing/rendering.ts';
import type { TemplateKey } from '../outgoing/templates.ts';

const templates: Readonly<Record<AnnouncementKind, TemplateKey>> = {
  REGULATION: 'regulation.changed', CALENDAR: 'notice.workingMode', RELEASE: 'release.announced', OUTAGE: 'notice.announcement', OTHER: 'notice.announcement',
};

/** What a letter of news says to one reader: by this are letters written and previews made. */
export const newsWords = ({ kind, title, text }: Pick<PublicWords, 'kind' | 'title' | 'text'>, locale: Locale, reader: { name: string; unsubscribeUrl: string }): { templateKey: TemplateKey; locale: Locale; values: TemplateValues } => ({
  templateKey: templates[kind],
  locale,
  values: { 'contact.name': reader.name, 'news.title': title[locale], 'news.text': text[locale], 'unsubscribe.url': reader.unsubscribeUrl },
});
