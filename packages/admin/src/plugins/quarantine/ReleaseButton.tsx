import { useState } from 'react';
import { addressInName } from '@reglament/schema';
import { useTranslate } from 'react-admin';
import type { IncomingLetterOutcome } from '@reglament/schema';
import { ActDialog, GuardedButton, nameIn, PickField, TextField, useAct, useConsoleLocale, type Picked } from '@reglament/admin/kit';
import { FIND_CLIENTS, RELEASE_LETTER, type IncomingLetter } from './documents.ts';
import { afterDeciding, isProvenContact, proposedAuthor } from './waiting.ts';

/** Letters that are no request yet and may become one. */
const releasable: readonly IncomingLetterOutcome[] = ['QUARANTINED', 'STORED', 'UNREADABLE'];

const ReleaseDialog = ({ letter, onClose }: { letter: IncomingLetter; onClose: () => void }) => {
  const translate = useTranslate();
  const { fromStaff, forwardedFrom: proposed } = letter;
  const author = fromStaff ? proposedAuthor(letter) : null;
  const [client, setClient] = useState<Picked | null>(proposed?.clientId ? { id: proposed.clientId, name: proposed.clientName ?? '' } : letter.senderClient);
  const [name, setName] = useState((fromStaff ? proposed?.name : addressInName(letter.fromName, letter.from) === null ? letter.fromName : null) ?? '');
  const [writtenBy, setWrittenBy] = useState(author?.address ?? '');
  const [missing, setMissing] = useState(false);
  const input = () => {
    setMissing(!client);
    return client && { letterId: letter.id, clientId: client.id, contactName: name.trim() || null, writtenBy: fromStaff ? writtenBy.trim() || null : null };
  };
  return (
    <ActDialog open title={translate('quarantine.release.title')} submit={translate('quarantine.act.release')} document={RELEASE_LETTER} input={input} onClose={onClose}
      success="quarantine.notification.released" patches="incomingLetters" invalidates={afterDeciding}>
      {(errors) => (
        <>
          <p className="rg-meta">{translate(fromStaff ? 'quarantine.release.passedOn' : 'quarantine.release.text')}</p>
          <PickField label={translate('quarantine.field.client')} search={FIND_CLIENTS} value={client} onValue={setClient} required error={missing && !client ? translate('quarantine.release.whose') : errors['clientId']} />
          {fromStaff && <TextField name="writtenBy" type="email" label={translate('quarantine.field.writtenBy')} value={writtenBy} hint={translate(author ? `quarantine.release.${author.hint}` : 'quarantine.release.noProposal')} error={errors['writtenBy']} onValue={setWrittenBy} />}
          <TextField name="contactName" label={translate('quarantine.field.contactName')} value={name} hint={fromStaff ? '' : letter.from ?? translate('quarantine.noSender')} error={errors['contactName']} onValue={setName} />
        </>
      )}
    </ActDialog>
  );
};

/** Decision 0089: of a contact whose letter proves itself nothing is to be asked: one click makes it the request of their client. */
const ReleaseAtOnce = ({ letter, client }: { letter: IncomingLetter; client: NonNullable<IncomingLetter['senderClient']> }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const { act, pending } = useAct();
  const release = (): void => { void act(RELEASE_LETTER, { letterId: letter.id, clientId: client.id, contactName: null, writtenBy: null }, { success: 'quarantine.notification.released', patches: 'incomingLetters', invalidates: afterDeciding }); };
  return <GuardedButton permission="mail.release" right="quarantine.right" kind="primary" pending={pending} onClick={release}>{translate('quarantine.act.releaseOf', { client: nameIn(locale, client) })}</GuardedButton>;
};

/** Accepts a letter that was kept aside (§4.9). */
export const ReleaseButton = ({ letter }: { letter: IncomingLetter }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  if (!releasable.includes(letter.outcome)) return null;
  if (isProvenContact(letter) && letter.senderClient) return <ReleaseAtOnce letter={letter} client={letter.senderClient} />;
  return (
    <>
      <GuardedButton permission="mail.release" right="quarantine.right" kind={letter.outcome === 'QUARANTINED' ? 'primary' : 'plain'} onClick={() => setOpen(true)}>{translate('quarantine.act.release')}…</GuardedButton>
      {open && <ReleaseDialog letter={letter} onClose={() => setOpen(false)} />}
    </>
  );
};
