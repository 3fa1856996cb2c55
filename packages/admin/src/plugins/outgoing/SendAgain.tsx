import { useTranslate } from 'ra-core';
import { Card, GuardedButton, useAct } from '@reglament/admin/kit';
import { SEND_AGAIN, type OutgoingLetter } from './documents.ts';

/** A letter that failed or came back leaves once more (§4.6). */
export const SendAgain = ({ letter }: { letter: OutgoingLetter }) => {
  const translate = useTranslate();
  const { act, pending } = useAct();
  const send = (): void => {
    void act(SEND_AGAIN, { letterId: letter.id }, { patches: 'outgoingLetters', invalidates: [['outgoingLetters'], ['read', 'LettersToAttend']], success: 'outgoing.notification.again' });
  };
  return (
    <Card title={`${translate('outgoing.again.title')} §4.6`}>
      <p className="rg-meta">{translate('outgoing.again.text')}</p>
      <div className="rg-row" style={{ marginTop: 10 }}>
        <GuardedButton kind="primary" permission="mail.release" right="outgoing.right" pending={pending} onClick={send}>{translate('outgoing.again.send')}</GuardedButton>
      </div>
    </Card>
  );
};
