import { useTranslate } from 'react-admin';
import { articleKinds } from '@reglament/schema';
import { BackLink, Card, GuardedButton, KeyValue, Page, ShowPage, useTerm } from '@reglament/admin/kit';
import type { ArticleRecord } from './documents.ts';
import { languageName } from './languages.ts';

/** One standard answer, to read (§4.10). */
export default function ArticleShow() {
  const translate = useTranslate();
  const term = useTerm();
  const label = (field: string): string => translate(`resources.articles.fields.${field}`);
  return (
    <ShowPage<ArticleRecord>>
      {({ id, title, kind, text, link, language, useCount, active }) => (
        <Page title={title} subtitle={<BackLink resource="articles" label={translate('knowledge.menu')} />} actions={<GuardedButton permission="knowledge.write" right="knowledge.right" to={`/articles/${id}`}>{translate('ra.action.edit')}</GuardedButton>}>
          <div className="rg-columns">
            <div className="rg-stack">
              {text && <Card title={label('text')}><p className="rg-prose">{text}</p></Card>}
              {link && <Card title={label('link')}><p className="rg-prose"><a href={link} target="_blank" rel="noreferrer">{link}</a></p></Card>}
            </div>
            <aside className="rg-stack">
              <Card title={translate('knowledge.section.what')} action={active ? undefined : <span className="rg-chip">{translate('knowledge.archived')}</span>}>
                <KeyValue pairs={[[label('kind'), term(articleKinds, kind)], [label('language'), languageName(language)], [label('useCount'), useCount]]} />
              </Card>
            </aside>
          </div>
        </Page>
      )}
    </ShowPage>
  );
}
