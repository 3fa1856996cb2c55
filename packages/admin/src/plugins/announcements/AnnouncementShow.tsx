import { useTranslate } from 'react-admin';
import { announcementKinds, locales } from '@reglament/schema';
import { BackLink, Card, KeyValue, DeskTime, formatDay, Page, RecordLink, ShowPage, useConsoleLocale, useTerm } from '@reglament/admin/kit';
import type { AnnouncementRecord } from './documents.ts';
import en from './en.ts';
import { LetterCount } from './LetterCount.tsx';
import ru from './ru.ts';
import './announcements.css';

const Facts = ({ announcement }: { announcement: AnnouncementRecord }) => {
  const [translate, term, locale] = [useTranslate(), useTerm(), useConsoleLocale()];
  const { kind, productId, productVersion, publishedAt, publishedBy, letters, url, periodFrom, periodUntil, solvedTickets = [] } = announcement;
  const label = (field: string): string => translate(`resources.announcements.fields.${field}`);
  return (
    <Card title={`${term(announcementKinds, kind)} §${announcementKinds[kind].clause}`}>
      <KeyValue pairs={[
        [label('publishedAt'), <DeskTime key="at" at={publishedAt} style="message" />], [label('publishedBy'), publishedBy],
        [label('productId'), productId && <RecordLink key="product" resource="products" id={productId}>{translate('announcements.act.product')}</RecordLink>], [label('productVersion'), productVersion],
        [label('period'), periodFrom && [...new Set([periodFrom, periodUntil ?? periodFrom])].map((day) => formatDay(day, locale)).join(' – ')],
        [label('url'), url && <a key="url" className="announcements-url" href={url} target="_blank" rel="noreferrer noopener">{url.replace('https://', '')}</a>],
        [label('solvedTickets'), solvedTickets.length > 0 && <span key="solved" className="announcements-solved">{solvedTickets.map((number) => <RecordLink key={number} resource="tickets" id={number}>{number}</RecordLink>)}</span>],
        [label('letters'), <LetterCount key="letters" letters={letters} />],
      ]} />
    </Card>
  );
};

const headings = { ru: ru.announcements.part, en: en.announcements.part } as const;

/** A part of what a release holds, under its heading in the language of the text. */
const Part = ({ locale, part, text }: { locale: 'ru' | 'en'; part: 'features' | 'fixes'; text: string | null | undefined }) =>
  text ? <div className="announcements-part"><p><strong>{headings[locale][part]}</strong></p><p className="rg-prose">{text}</p></div> : null;

/** One announcement in both languages, with how many letters told of it. */
export default function AnnouncementShow() {
  const translate = useTranslate();
  const shown = useConsoleLocale();
  return (
    <ShowPage<AnnouncementRecord> whole={['textRu', 'textEn', 'solvedTickets']}>
      {(announcement) => {
        const words = {
          ru: { title: announcement.titleRu, text: announcement.textRu, features: announcement.featuresRu, fixes: announcement.fixesRu },
          en: { title: announcement.titleEn, text: announcement.textEn, features: announcement.featuresEn, fixes: announcement.fixesEn },
        };
        return (
          <Page title={words[shown].title} subtitle={<BackLink resource="announcements" label={translate('announcements.menu')} />}>
            <div className="rg-columns">
              <div className="rg-stack">
                {locales.toSorted((one) => (one === shown ? -1 : 1)).map((locale) => (
                  <Card key={locale} title={translate(`announcements.language.${locale}`)}>
                    <div lang={locale}>
                      <p><strong>{words[locale].title}</strong></p>
                      {words[locale].text && <p className="rg-prose">{words[locale].text}</p>}
                      <Part locale={locale} part="features" text={words[locale].features} />
                      <Part locale={locale} part="fixes" text={words[locale].fixes} />
                    </div>
                  </Card>
                ))}
              </div>
              <aside className="rg-stack"><Facts announcement={announcement} /></aside>
            </div>
          </Page>
        );
      }}
    </ShowPage>
  );
}
