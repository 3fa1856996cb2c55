import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActDialog, LongTextField, PickField, TextField, type Picked } from '@reglament/admin/kit';
import { CREATE_WEBHOOK, FIND_SYSTEMS } from './documents.ts';
import { typesIn } from './typesIn.ts';
import { usualDocument } from './usualDocument.ts';

/** Asks which system is told, where, of what and in which shape. */
export const CreateWebhookDialog = ({ onClose, onCreated }: { onClose: () => void; onCreated: (secret: string) => void }) => {
  const translate = useTranslate();
  const label = (field: string): string => translate(`resources.webhooks.fields.${field}`);
  const [system, setSystem] = useState<Picked | null>(null);
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [types, setTypes] = useState('');
  const [document, setDocument] = useState(usualDocument);
  return (
    <ActDialog
      open title={translate('webhooks.title.create')} submit={translate('webhooks.act.create')} document={CREATE_WEBHOOK} input={() => ({ machineUserId: system?.id ?? '', name, url, document, eventTypes: typesIn(types) })}
      onClose={onClose} onDone={({ secret }) => { if (secret) onCreated(secret); }} invalidates={[['webhooks', 'getList']]}
    >
      {(errors) => (
        <>
          <PickField label={translate('webhooks.field.system')} hint={translate('webhooks.hint.system')} search={FIND_SYSTEMS} value={system} onValue={setSystem} error={errors['machineUserId']} required />
          <TextField name="name" label={label('name')} value={name} onValue={setName} error={errors['name']} required />
          <TextField name="url" type="url" inputMode="url" placeholder="https://" label={label('url')} hint={translate('webhooks.hint.url')} value={url} onValue={setUrl} error={errors['url']} required />
          <TextField name="types" label={label('eventTypes')} hint={translate('webhooks.hint.eventTypes')} value={types} onValue={setTypes} error={errors['eventTypes']} spellCheck={false} />
          <LongTextField name="document" rows={9} label={label('document')} hint={translate('webhooks.hint.document')} value={document} onValue={setDocument} error={errors['document']} spellCheck={false} required />
        </>
      )}
    </ActDialog>
  );
};
