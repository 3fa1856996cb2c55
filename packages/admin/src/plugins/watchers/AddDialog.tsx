import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { ActDialog, PickField, readKey, type Picked } from '@reglament/admin/kit';
import { FIND_WATCHER, WATCH, WATCHERS } from './documents.ts';

/** The head says who else keeps an eye on a ticket. */
export default function AddDialog({ ticketId, number, onClose }: { ticketId: string; number: string; onClose: () => void }) {
  const translate = useTranslate();
  const [person, setPerson] = useState<Picked | null>(null);
  const [isMissing, setMissing] = useState(false);
  return (
    <ActDialog
      open title={translate('watchers.add.title', { number })} submit={translate('watchers.add.submit')} document={WATCH} success="watchers.notification.added" successArgs={{ name: person?.name ?? '' }}
      input={() => { setMissing(person === null); return person && { ticketId, staffId: person.id }; }} invalidates={[readKey(WATCHERS, { id: ticketId })]} onClose={onClose}
    >
      {(errors) => <PickField label={translate('watchers.add.who')} hint={translate('watchers.add.hint')} search={FIND_WATCHER} value={person} onValue={setPerson} error={errors['staffId'] ?? (isMissing ? translate('watchers.add.missing') : undefined)} required />}
    </ActDialog>
  );
}
