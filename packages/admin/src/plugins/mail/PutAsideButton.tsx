import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActDialog, Button, LongTextField, useCan, useTyped } from '@reglament/admin/kit';
import { PUT_ASIDE, type IncomingLetter } from './documents.ts';
import { afterDeciding, isWaiting } from './waiting.ts';

/** Puts a letter aside about which nothing will be done (§4.9): what nobody can read, what has nothing to do with the desk. */
export const PutAsideButton = ({ letter }: { letter: IncomingLetter }) => {
  const translate = useTranslate();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const typed = `mail/putAside/${letter.id}`;
  const [why, setWhy] = useTyped(typed, 'why', '');
  if (!isWaiting(letter) || !can('mail.release')) return null;
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>{translate('mail.act.putAside')}…</Button>
      <ActDialog
        open={open} typed={typed} title={translate('mail.aside.title')} submit={translate('mail.act.putAside')} document={PUT_ASIDE} input={() => ({ letterId: letter.id, why })} onClose={() => setOpen(false)}
        success="mail.notification.putAside" patches="incomingLetters" invalidates={afterDeciding}
      >
        {(errors) => (
          <>
            <p className="rg-prose">{translate('mail.aside.text')}</p>
            <LongTextField name="why" rows={3} required label={translate('mail.aside.why')} value={why} error={errors['why']} onValue={setWhy} />
          </>
        )}
      </ActDialog>
    </>
  );
};
