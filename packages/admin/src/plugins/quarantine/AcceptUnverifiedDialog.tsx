import { useTranslate } from 'ra-core';
import { ActDialog } from '@reglament/admin/kit';
import { ACCEPT_UNVERIFIED, type UnverifiedLetter } from './documents.ts';
import { LetterText } from './LetterText.tsx';
import { SenderAddress } from './SenderAddress.tsx';

/** Takes a letter into the ticket that it names, read before (§4.4). */
export default function AcceptUnverifiedDialog({ letter, number, invalidates, onClose }: { letter: UnverifiedLetter; number: string; invalidates: readonly (readonly unknown[])[]; onClose: () => void }) {
  const translate = useTranslate();
  return (
    <ActDialog open title={translate('quarantine.unverified.title', { number })} submit={translate('quarantine.unverified.accept')} document={ACCEPT_UNVERIFIED} input={() => ({ letterId: letter.id })} onClose={onClose}
      success="quarantine.notification.joined" invalidates={[...invalidates]}>
      {() => (
        <>
          <p className="rg-prose"><SenderAddress letter={letter} /></p>
          <p className="rg-meta">{translate('quarantine.unverified.consequence')}</p>
          <LetterText letterId={letter.id} />
        </>
      )}
    </ActDialog>
  );
}
