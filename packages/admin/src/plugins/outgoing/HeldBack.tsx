import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { Card, GuardedButton, TickField, useAct, useRead } from '@reglament/admin/kit';
import { CANCEL_HELD, HELD_TO, RELEASE_HELD, type OutgoingLetter } from './documents.ts';

/** A confirmation that waits because so many have gone: staff let it go or cancel it, alone or with all others to its address (§4.2). */
export const HeldBack = ({ letter }: { letter: OutgoingLetter }) => {
  const translate = useTranslate();
  const { act, pending } = useAct();
  const [all, setAll] = useState(false);
  const { data } = useRead(HELD_TO, { address: letter.to });
  const others = Math.max((data?.totalCount ?? 1) - 1, 0);
  const input = { letterId: letter.id, allToAddress: all };
  const options = { patches: 'outgoingLetters' as const, invalidates: [['outgoingLetters'], ['read', 'LettersToAttend'], ['read', 'HeldLettersTo']] };
  const release = (): void => { void act(RELEASE_HELD, input, { ...options, success: 'outgoing.notification.released' }); };
  const cancel = (): void => { void act(CANCEL_HELD, input, { ...options, success: 'outgoing.notification.cancelled' }); };
  return (
    <Card title={`${translate('outgoing.held.title')} §4.2`}>
      <p className="rg-meta">{translate('outgoing.held.text')}</p>
      {others > 0 && <TickField label={translate('outgoing.held.all', { smart_count: others })} checked={all} onValue={setAll} />}
      <div className="rg-row" style={{ flexWrap: 'wrap', marginTop: 10 }}>
        <GuardedButton kind="primary" permission="mail.release" right="outgoing.right" pending={pending} onClick={release}>{translate('outgoing.held.release')}</GuardedButton>
        <GuardedButton permission="mail.release" right="outgoing.right" pending={pending} onClick={cancel}>{translate('outgoing.held.cancel')}</GuardedButton>
      </div>
    </Card>
  );
};
