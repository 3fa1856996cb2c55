import { useTranslate } from 'react-admin';
import { articleKinds } from '@reglament/schema';
import { ChoiceInput, FormSection, languages, LongTextInput, TermInput, TextInput, TickInput, Wide } from '@reglament/admin/kit';

const choices = languages.map(({ locale, name }) => ({ value: locale, label: name }));

/** A standard answer as a form. */
export const ArticleFields = ({ isNew = false }: { isNew?: boolean }) => {
  const translate = useTranslate();
  const label = (field: string): string => translate(`resources.articles.fields.${field}`);
  return (
    <FormSection title={translate('knowledge.section.what')}>
      <Wide><TextInput source="title" label={label('title')} required /></Wide>
      <TermInput source="kind" label={label('kind')} vocabulary={articleKinds} defaultValue="MACRO" required />
      <ChoiceInput source="language" label={label('language')} choices={choices} defaultValue="ru" required />
      <Wide><LongTextInput source="text" label={label('text')} hint={translate('knowledge.hint.text')} rows={8} /></Wide>
      <Wide><TextInput source="link" label={label('link')} hint={translate('knowledge.hint.link')} /></Wide>
      {!isNew && <TickInput source="active" label={label('active')} hint={translate('knowledge.hint.active')} />}
    </FormSection>
  );
};
