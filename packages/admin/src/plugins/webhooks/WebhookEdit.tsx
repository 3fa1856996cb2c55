import { useTranslate } from 'react-admin';
import { BackLink, EditPage, FormSection, LinesInput, LongTextInput, TextInput, TickInput, Wide } from '@reglament/admin/kit';
import type { WebhookRecord } from './documents.ts';

/** Where and what a system is told. */
export default function WebhookEdit() {
  const translate = useTranslate();
  const label = (field: string): string => translate(`resources.webhooks.fields.${field}`);
  return (
    <EditPage<WebhookRecord> title={({ name }) => name} submit={translate('ra.action.save')} back={<BackLink resource="webhooks" label={translate('webhooks.menu')} />}>
      <FormSection title={translate('webhooks.section.where')}>
        <TextInput source="name" label={label('name')} required />
        <TextInput source="url" label={label('url')} hint={translate('webhooks.hint.url')} required />
        <TickInput source="active" label={label('active')} hint={translate('webhooks.hint.active')} />
      </FormSection>
      <FormSection title={translate('webhooks.section.what')}>
        <LinesInput source="eventTypes" label={label('eventTypes')} hint={translate('webhooks.hint.eventTypes')} />
        <Wide><LongTextInput source="document" label={label('document')} hint={translate('webhooks.hint.document')} rows={12} required /></Wide>
      </FormSection>
    </EditPage>
  );
}
