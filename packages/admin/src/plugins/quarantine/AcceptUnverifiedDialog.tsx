import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { ActDialog, TextField, useRead } from '@reglament/admin/kit';
import { ACCEPT_UNVERIFIED, FORWARDED_FROM, type UnverifiedLetter } from './documents.ts';
import { LetterText } from './LetterText.tsx';
import { SenderAddress } from './SenderAddress.tsx';
import { proposedAuthor } from './waiting.ts';

/** Takes a letter into the ticket that it names, read before (§4.4). Of what a colleague passed on its author is asked for (§4.1), as the text or Reply-To proposes it until somebody types. */
export default function AcceptUnverifiedDialog({ letter, number, invalidates, onClose }: { letter: UnverifiedLetter; number: string; invalidates: readonly (readonly unknown[])[]; onClose: () => void }) {
  const translate = useTranslate();
  const { fromStaff } = letter;
  const { data } = useRead(FORWARDED_FROM, { id: letter.id }, { enabled: fromStaff });
  const proposed = data && proposedAuthor(data);
  const [typed, setTyped] = useState<string | null>(null);
  const writtenBy = typed ?? proposed?.address ?? '';
  return (
    <ActDialog open title={translate('quarantine.unverified.title', { number })} submit={translate('quarantine.unverified.accept')} document={ACCEPT_UNVERIFIED} input={() => ({ letterId: letter.id, writtenBy: fromStaff ? writtenBy.trim() || null : null })} onClose={onClose}
      success="quarantine.notification.joined" invalidates={[...invalidates]}>
      {(errors) => (
        <>
          <p className="rg-prose"><SenderAddress letter={letter} /></p>
          <p className="rg-meta">{translate(fromStaff ? 'quarantine.unverified.passedOn' : 'quarantine.unverified.consequence')}</p>
          {fromStaff && <TextField name="writtenBy" type="email" required label={translate('quarantine.field.writtenBy')} value={writtenBy} hint={translate(proposed ? `quarantine.release.${proposed.hint}` : 'quarantine.unverified.noAuthor')} error={errors['writtenBy']} onValue={setTyped} />}
          <LetterText letterId={letter.id} />
        </>
      )}
    </ActDialog>
  );
}
