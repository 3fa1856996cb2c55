import { useTranslate } from 'react-admin';
import { productKinds } from '@reglament/schema';
import { FormSection, LinesInput, LongTextInput, TermInput, TextInput, TickInput, Wide } from '@reglament/admin/kit';

/** What is known about a product, as a form. */
export const ProductFields = ({ isNew = false }: { isNew?: boolean }) => {
  const translate = useTranslate();
  const label = (field: string): string => translate(`resources.products.fields.${field}`);
  return (
    <>
      <FormSection title={translate('products.section.what')}>
        <TextInput source="name" label={label('name')} required />
        <TextInput source="nameEn" label={label('nameEn')} hint={translate('products.hint.nameEn')} />
        <TextInput source="key" label={label('key')} hint={translate('products.hint.key')} required />
        <TermInput source="kind" label={label('kind')} vocabulary={productKinds} defaultValue="HARDWARE" required />
        {!isNew && <TickInput source="active" label={label('active')} hint={translate('products.hint.active')} />}
      </FormSection>
      <FormSection title={translate('products.section.versions')} hint={translate('products.hint.versions')}>
        <Wide><LinesInput source="versions" label={label('versions')} rows={6} /></Wide>
      </FormSection>
      <FormSection title={translate('products.section.text')}>
        <Wide><LongTextInput source="description" label={label('description')} rows={3} /></Wide>
        <Wide><LongTextInput source="descriptionEn" label={label('descriptionEn')} rows={3} /></Wide>
      </FormSection>
    </>
  );
};
