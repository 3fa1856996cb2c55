import { useTranslate } from 'react-admin';
import { articleKinds } from '@reglament/schema';
import { ActiveFilter, GuardedButton, RecordList, SearchFilter, useTerm, type SheetColumn } from '@reglament/admin/kit';
import type { ArticleRecord } from './documents.ts';
import { languageName } from './languages.ts';

const Kind = ({ article }: { article: ArticleRecord }) => <>{useTerm()(articleKinds, article.kind)}</>;

const columns: readonly SheetColumn<ArticleRecord>[] = [
  { id: 'title', label: 'resources.articles.fields.title', source: 'title', render: (article) => article.title },
  { id: 'kind', label: 'resources.articles.fields.kind', kind: 'meta', render: (article) => <Kind article={article} /> },
  { id: 'language', label: 'resources.articles.fields.language', kind: 'meta', render: (article) => languageName(article.language) },
  { id: 'useCount', label: 'resources.articles.fields.useCount', source: 'useCount', kind: 'meta', render: (article) => article.useCount },
];

/** What the desk answers again and again (§4.10), the most used first. */
export default function ArticleList() {
  const translate = useTranslate();
  const create = <GuardedButton permission="knowledge.write" right="knowledge.right" kind="primary" to="/articles/create">{translate('knowledge.act.create')}</GuardedButton>;
  return (
    <RecordList<ArticleRecord>
      resource="articles" title={translate('knowledge.menu')} count="knowledge.count" columns={columns} order={{ field: 'useCount', order: 'DESC' }}
      to={(article) => `/articles/${article.id}/show`} isOff={(article) => !article.active} filterDefaults={{ active: true }} actions={create}
      filters={<><SearchFilter label={translate('knowledge.search')} /><ActiveFilter /></>}
      empty={{ title: translate('knowledge.empty.title'), text: translate('knowledge.empty.text'), action: create }}
    />
  );
}
