import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActDialog, Button, LongTextField, TickField, useCan, useTyped } from '@reglament/admin/kit';
import { PUT_ASIDE, type IncomingLetter } from './documents.ts';
import { afterDeciding, isWaiting, takesOthersAlong } from './waiting.ts';

/** Puts a letter aside about which nothing will be done (§4.9): what nobody can read, what has nothing to do with the desk. */
export const PutAsideButton = ({ letter }: { letter: IncomingLetter }) => {
  const translate = useTranslate();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const typed = `quarantine/putAside/${letter.id}`;
  const [why, setWhy] = useTyped(typed, 'why', '');
  const [all, setAll] = useState(takesOthersAlong(letter));
  if (!isWaiting(letter) || !can('mail.release')) return null;
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>{translate('quarantine.act.putAside')}…</Button>
      <ActDialog
        open={open} typed={typed} title={translate('quarantine.aside.title')} submit={translate('quarantine.act.putAside')} document={PUT_ASIDE} input={() => ({ letterId: letter.id, why, othersUpTo: all ? letter.lastWaitingId : null })} onClose={() => setOpen(false)}
        success="quarantine.notification.putAside" patches="incomingLetters" invalidates={afterDeciding}
      >
        {(errors) => (
          <>
            <p className="rg-prose">{translate('quarantine.aside.text')}</p>
            {letter.othersWaiting > 0 && <TickField label={translate('quarantine.others.tick', { smart_count: letter.othersWaiting })} checked={all} onValue={setAll} />}
            <LongTextField name="why" rows={3} required label={translate('quarantine.aside.why')} value={why} error={errors['why']} onValue={setWhy} />
          </>
        )}
      </ActDialog>
    </>
  );
};
