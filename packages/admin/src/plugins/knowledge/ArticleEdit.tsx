import { useTranslate } from 'react-admin';
import { BackLink, EditPage } from '@reglament/admin/kit';
import { ArticleFields } from './ArticleFields.tsx';
import type { ArticleRecord } from './documents.ts';

/** Changes a standard answer, or archives it. */
export default function ArticleEdit() {
  const translate = useTranslate();
  return (
    <EditPage<ArticleRecord> title={(article) => article.title} submit={translate('ra.action.save')} back={<BackLink resource="articles" label={translate('knowledge.menu')} />}>
      <ArticleFields />
    </EditPage>
  );
}
