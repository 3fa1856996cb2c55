import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActDialog, Button, TickField, useCan } from '@reglament/admin/kit';
import { BLOCK_SENDER, type IncomingLetter } from './documents.ts';
import { afterDeciding } from './waiting.ts';

/** Puts the letters of a stranger aside, those that wait and those that come (§4.9). */
export const BlockButton = ({ letter }: { letter: IncomingLetter }) => {
  const translate = useTranslate();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const [wholeDomain, setWholeDomain] = useState(false);
  if (letter.outcome !== 'QUARANTINED' || letter.fromStaff || !letter.from?.includes('@') || !can('mail.release')) return null;
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>{translate('quarantine.act.block')}…</Button>
      <ActDialog
        open={open} kind="danger" title={translate('quarantine.block.title', { from: letter.from })} submit={translate('quarantine.act.block')} document={BLOCK_SENDER} input={() => ({ letterId: letter.id, wholeDomain })} onClose={() => setOpen(false)}
        success="quarantine.notification.blocked" patches="incomingLetters" invalidates={[...afterDeciding, ['read', 'BlockedSenders']]}
      >
        {(errors) => (
          <>
            <p className="rg-prose">{translate('quarantine.block.text')}</p>
            <TickField label={translate('quarantine.block.wholeDomain', { domain: letter.from?.split('@').at(-1) ?? '' })} checked={wholeDomain} onValue={setWholeDomain} />
            {[errors['wholeDomain'], errors['letterId']].filter(Boolean).map((error) => <p key={error} className="rg-error" role="alert">{error}</p>)}
          </>
        )}
      </ActDialog>
    </>
  );
};
