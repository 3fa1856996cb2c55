import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import { FormSection, LongTextInput, PickInput, TermInput, TextInput, TickInput, Wide } from '@reglament/admin/kit';
import { FIND_PRODUCTS } from './documents.ts';
import { kindsByPeople } from './kindsByPeople.ts';
import { LettersOfNews } from './LettersOfNews.tsx';
import { needsText } from './needsText.ts';
import { SolvedTicketsInput } from './SolvedTicketsInput.tsx';

/** What is announced, as a form, and under it the letters that will tell of it. */
export const AnnouncementFields = () => {
  const translate = useTranslate();
  const kind: unknown = useWatch({ name: 'kind', defaultValue: 'RELEASE' });
  const isRelease = kind === 'RELEASE';
  const notes: unknown[] = useWatch({ name: ['featuresRu', 'fixesRu'] });
  const textEn: unknown = useWatch({ name: 'textEn' });
  const isTextNeeded = needsText({ isRelease, notes, textEn });
  const { clearErrors } = useFormContext();
  useEffect(() => {
    if (!isTextNeeded) clearErrors('textRu');
  }, [isTextNeeded, clearErrors]);
  const label = (field: string): string => translate(`resources.announcements.fields.${field}`);
  return (
    <>
      <FormSection title={translate('announcements.section.about')}>
        <TermInput source="kind" label={label('kind')} vocabulary={kindsByPeople} defaultValue="RELEASE" required />
        <PickInput source="productId" label={label('productId')} search={FIND_PRODUCTS} empty={translate(isRelease ? 'announcements.hint.which' : 'announcements.hint.noProduct')} required={isRelease} />
        <TextInput source="productVersion" label={label('productVersion')} required={isRelease} />
      </FormSection>
      <FormSection title={translate('announcements.section.words')} hint={translate('announcements.hint.words')}>
        <TextInput source="titleRu" label={label('titleRu')} required={!isRelease} hint={isRelease ? translate('announcements.hint.title') : undefined} />
        <TextInput source="titleEn" label={label('titleEn')} />
        <LongTextInput source="textRu" label={label('textRu')} rows={6} required={isTextNeeded} hint={isRelease ? translate('announcements.hint.text') : undefined} />
        <LongTextInput source="textEn" label={label('textEn')} rows={6} />
      </FormSection>
      {isRelease && (
        <FormSection title={translate('announcements.section.release')} hint={translate('announcements.hint.release')}>
          <LongTextInput source="featuresRu" label={label('featuresRu')} rows={4} />
          <LongTextInput source="featuresEn" label={label('featuresEn')} rows={4} />
          <LongTextInput source="fixesRu" label={label('fixesRu')} rows={4} />
          <LongTextInput source="fixesEn" label={label('fixesEn')} rows={4} />
          <TextInput source="url" label={label('url')} hint={translate('announcements.hint.url')} />
          <SolvedTicketsInput />
        </FormSection>
      )}
      <FormSection title={translate('announcements.section.letters')}>
        <Wide><TickInput source="tellClients" label={label('tellClients')} hint={translate(isRelease ? 'announcements.hint.whoUsesIt' : 'announcements.hint.tellClients')} defaultValue={true} /></Wide>
        <Wide><LettersOfNews /></Wide>
      </FormSection>
    </>
  );
};
