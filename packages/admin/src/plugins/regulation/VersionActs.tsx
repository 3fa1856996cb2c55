import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { ActDialog, Button, GuardedButton, TextField, TickField } from '@reglament/admin/kit';
import { DISCARD, PUBLISH } from './documents.ts';
import type { Draft } from './edit/draftForm.ts';
import { useHasUnsaved } from './edit/useDraftForm.ts';

const lists = [['regulation', 'getList'], ['regulation', 'getOne']] as const;

const Publish = ({ draft, onClose }: { draft: Draft; onClose: () => void }) => {
  const translate = useTranslate();
  const [day, setDay] = useState(draft.effectiveFrom);
  const [tellClients, setTelling] = useState(true);
  const hasUnsaved = useHasUnsaved(draft);
  return (
    <ActDialog open title={`${translate('regulation.act.publish')} ${draft.number}`} submit={translate('regulation.act.publish')} document={PUBLISH} onClose={onClose}
      input={() => ({ id: draft.id, effectiveFrom: day, tellClients, expectedVersion: draft.version })} success="regulation.notification.published" patches="regulation" invalidates={[...lists]}>
      {(errors) => <>
        {hasUnsaved && <p className="rg-incident" role="status">{translate('regulation.hint.unsaved')}</p>}
        <p>{translate('regulation.hint.publish')}</p>
        <TextField name="effectiveFrom" type="date" label={translate('regulation.field.effectiveFrom')} value={day} error={errors['effectiveFrom']} onValue={setDay} autoFocus />
        <TickField label={translate('regulation.field.tellClients')} hint={translate('regulation.hint.tellClients')} checked={tellClients} onValue={setTelling} />
      </>}
    </ActDialog>
  );
};

const Discard = ({ draft, onClose }: { draft: Draft; onClose: () => void }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  return (
    <ActDialog open title={`${translate('regulation.act.discard')} ${draft.number}`} submit={translate('regulation.act.discard')} kind="danger" document={DISCARD} onClose={onClose} onDone={() => { void navigate('/regulation'); }}
      input={() => ({ id: draft.id, expectedVersion: draft.version })} success="regulation.notification.discarded" invalidates={[['regulation', 'getList']]}>
      {() => <p>{translate('regulation.hint.discard')}</p>}
    </ActDialog>
  );
};

/** What a lead can do with a draft (§2.4). */
export const VersionActs = ({ draft }: { draft: Draft }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState<'publish' | 'discard' | null>(null);
  const close = () => setOpen(null);
  return <>
    <Button kind="quiet" onClick={() => setOpen('discard')}>{translate('regulation.act.discard')}…</Button>
    <GuardedButton permission="regulation.change" right="regulation.right" to={`/regulation/${draft.id}`}>{translate('regulation.act.edit')}</GuardedButton>
    <GuardedButton permission="regulation.change" right="regulation.right" kind="primary" onClick={() => setOpen('publish')}>{translate('regulation.act.publish')}…</GuardedButton>
    {open === 'publish' && <Publish draft={draft} onClose={close} />}
    {open === 'discard' && <Discard draft={draft} onClose={close} />}
  </>;
};
