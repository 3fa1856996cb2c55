import { useTranslate, useRecordContext } from 'react-admin';
import { ChoiceInput, FormSection, LinesInput, TextInput, TickInput, Wide } from '@reglament/admin/kit';
import type { ClientRecord } from './documents.ts';
import { zoneChoices } from './timeZones.ts';

/** What is known about a client, as a form. */
export const ClientFields = () => {
  const translate = useTranslate();
  const client = useRecordContext<ClientRecord>();
  const label = (field: string): string => translate(`resources.clients.fields.${field}`);
  return (
    <>
      <FormSection title={translate('clients.section.who')}>
        <Wide><TextInput source="name" label={label('name')} required /></Wide>
        <TextInput source="nameEn" label={label('nameEn')} hint={translate('clients.hint.nameEn')} />
        <TextInput source="key" label={label('key')} hint={translate('clients.hint.key')} required />
        <TextInput source="industry" label={label('industry')} />
        <TextInput source="city" label={label('city')} />
      </FormSection>
      <FormSection title={translate('clients.section.support')} hint={translate('clients.hint.support')}>
        <TextInput source="contract" label={label('contract')} />
        <span />
        <TextInput source="supportFrom" type="date" label={label('supportFrom')} />
        <TextInput source="supportUntil" type="date" label={label('supportUntil')} />
      </FormSection>
      <FormSection title={translate('clients.section.talk')}>
        <TextInput source="domain" label={label('domain')} hint={translate('clients.hint.domain')} placeholder="company.example" />
        <ChoiceInput source="locale" label={label('locale')} choices={[{ value: 'ru', label: translate('clients.language.ru') }, { value: 'en', label: translate('clients.language.en') }]} defaultValue="ru" />
        <ChoiceInput source="timeZone" label={label('timeZone')} hint={translate('clients.hint.timeZone')} choices={zoneChoices(client?.timeZone)} defaultValue="Europe/Moscow" />
        <Wide><LinesInput source="authorisedSenders" label={label('authorisedSenders')} hint={translate('clients.hint.authorisedSenders')} rows={3} /></Wide>
        <TickInput source="unprovenLetters" label={label('unprovenLetters')} hint={translate('clients.hint.unprovenLetters')} />
      </FormSection>
    </>
  );
};
