import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { IncomingLetterOutcome } from '@reglament/schema';
import { ActDialog, GuardedButton, PickField, TextField, type Picked } from '@reglament/admin/kit';
import { FIND_CLIENTS, RELEASE_LETTER, type IncomingLetterRecord } from './documents.ts';

/** Letters that are no request yet and may become one. */
const releasable: readonly IncomingLetterOutcome[] = ['QUARANTINED', 'STORED', 'UNREADABLE'];

const ReleaseDialog = ({ letter, onClose }: { letter: IncomingLetterRecord; onClose: () => void }) => {
  const translate = useTranslate();
  const [client, setClient] = useState<Picked | null>(null);
  const [name, setName] = useState(letter.fromName ?? '');
  const [missing, setMissing] = useState(false);
  const input = () => {
    setMissing(!client);
    return client && { letterId: letter.id, clientId: client.id, contactName: name.trim() || null };
  };
  return (
    <ActDialog open title={translate('mail.release.title')} submit={translate('mail.act.release')} document={RELEASE_LETTER} input={input} onClose={onClose}
      success="mail.notification.released" patches="incomingLetters" invalidates={[['incomingLetters'], ['read', 'QuarantinedLetters']]}>
      {(errors) => (
        <>
          <p className="rg-meta">{translate('mail.release.text')}</p>
          <PickField label={translate('mail.field.client')} search={FIND_CLIENTS} value={client} onValue={setClient} required error={missing && !client ? translate('mail.release.whose') : errors['clientId']} />
          <TextField name="contactName" label={translate('mail.field.contactName')} value={name} hint={letter.from ?? translate('mail.noSender')} error={errors['contactName']} onValue={setName} />
        </>
      )}
    </ActDialog>
  );
};

/** Accepts a letter that was kept aside (§4.9). */
export const ReleaseButton = ({ letter }: { letter: IncomingLetterRecord }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  if (!releasable.includes(letter.outcome)) return null;
  return (
    <>
      <GuardedButton permission="mail.release" right="mail.right" kind={letter.outcome === 'QUARANTINED' ? 'primary' : 'plain'} onClick={() => setOpen(true)}>{translate('mail.act.release')}…</GuardedButton>
      {open && <ReleaseDialog letter={letter} onClose={() => setOpen(false)} />}
    </>
  );
};
