import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActDialog, Card, GuardedButton, Name, PickField, RecordLink, type Picked } from '@reglament/admin/kit';
import { takesVoices } from './decisions.ts';
import { FIND_CLIENTS, SUPPORT, type FeatureRequest } from './documents.ts';

const SupportDialog = ({ wish, onClose }: { wish: FeatureRequest; onClose: () => void }) => {
  const translate = useTranslate();
  const [client, setClient] = useState<Picked | null>(null);
  const [missing, setMissing] = useState(false);
  const input = () => {
    setMissing(!client);
    return client && { featureRequestId: wish.id, clientId: client.id };
  };
  return (
    <ActDialog open title={translate('featureRequests.title.support')} submit={translate('featureRequests.act.support')} document={SUPPORT} input={input} onClose={onClose}
      success="featureRequests.notification.supported" invalidates={[['featureRequests']]}>
      {(errors) => (
        <>
          <p className="rg-meta">{translate('featureRequests.hint.support')}</p>
          <PickField label={translate('featureRequests.field.client')} search={FIND_CLIENTS} value={client} onValue={setClient} required
            error={missing && !client ? translate('featureRequests.hint.whose') : errors['clientId']} />
        </>
      )}
    </ActDialog>
  );
};

/** Who wants it; staff add the voice of a client who said so (§3.12). */
export const Voices = ({ wish }: { wish: FeatureRequest }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const add = takesVoices(wish.status)
    ? <GuardedButton size="small" permission="development.submit" right="featureRequests.right.submit" onClick={() => setOpen(true)}>{translate('featureRequests.act.support')}…</GuardedButton> : undefined;
  return (
    <Card title={translate('featureRequests.voices', { smart_count: wish.voices })} action={add}>
      <ul className="rg-chips">
        {wish.supporters.map((client) => <li key={client.id} className="rg-chip"><RecordLink resource="clients" id={client.id}><Name of={client} /></RecordLink></li>)}
      </ul>
      {open && <SupportDialog wish={wish} onClose={() => setOpen(false)} />}
    </Card>
  );
};
