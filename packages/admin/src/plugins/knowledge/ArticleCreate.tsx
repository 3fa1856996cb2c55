import { useTranslate } from 'react-admin';
import { BackLink, CreatePage } from '@reglament/admin/kit';
import { ArticleFields } from './ArticleFields.tsx';

/** A new standard answer. */
export default function ArticleCreate() {
  const translate = useTranslate();
  return (
    <CreatePage title={translate('knowledge.title.create')} submit={translate('knowledge.act.create')} back={<BackLink resource="articles" label={translate('knowledge.menu')} />}>
      <ArticleFields isNew />
    </CreatePage>
  );
}
