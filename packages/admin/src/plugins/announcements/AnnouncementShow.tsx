import { useTranslate } from 'react-admin';
import { announcementKinds, locales } from '@reglament/schema';
import { BackLink, Card, KeyValue, DeskTime, Page, RecordLink, ShowPage, useConsoleLocale, useTerm } from '@reglament/admin/kit';
import type { AnnouncementRecord } from './documents.ts';
import { LetterCount } from './LetterCount.tsx';

const Facts = ({ announcement }: { announcement: AnnouncementRecord }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const { kind, productId, productVersion, publishedAt, publishedBy, letters } = announcement;
  const label = (field: string): string => translate(`resources.announcements.fields.${field}`);
  return (
    <Card title={`${term(announcementKinds, kind)} §${announcementKinds[kind].clause}`}>
      <KeyValue pairs={[
        [label('publishedAt'), <DeskTime key="at" at={publishedAt} style="message" />], [label('publishedBy'), publishedBy],
        [label('productId'), productId && <RecordLink key="product" resource="products" id={productId}>{translate('announcements.act.product')}</RecordLink>], [label('productVersion'), productVersion],
        [label('letters'), <LetterCount key="letters" letters={letters} />],
      ]} />
    </Card>
  );
};

/** One announcement in both languages, with how many letters told of it. */
export default function AnnouncementShow() {
  const translate = useTranslate();
  const shown = useConsoleLocale();
  return (
    <ShowPage<AnnouncementRecord> whole={['textRu', 'textEn']}>
      {(announcement) => {
        const words = { ru: { title: announcement.titleRu, text: announcement.textRu }, en: { title: announcement.titleEn, text: announcement.textEn } };
        return (
          <Page title={words[shown].title} subtitle={<BackLink resource="announcements" label={translate('announcements.menu')} />}>
            <div className="rg-columns">
              <div className="rg-stack">
                {locales.toSorted((one) => (one === shown ? -1 : 1)).map((locale) => (
                  <Card key={locale} title={translate(`announcements.language.${locale}`)}><div lang={locale}><p><strong>{words[locale].title}</strong></p><p className="rg-prose">{words[locale].text}</p></div></Card>
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
