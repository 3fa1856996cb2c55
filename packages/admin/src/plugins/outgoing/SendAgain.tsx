import { useTranslate } from 'ra-core';
import { Card, GuardedButton, RecordLink, useAct } from '@reglament/admin/kit';
import { DISMISS, SEND_AGAIN, type OutgoingLetter } from './documents.ts';
import { isPart, isTaskOfTicket } from './states.ts';

const options = { patches: 'outgoingLetters' as const, invalidates: [['outgoingLetters'], ['read', 'LettersToAttend'], ['read', 'FailedTile']] };

/** A letter that failed or came back leaves once more (§4.6), or staff are done with it (R16). */
export const SendAgain = ({ letter }: { letter: OutgoingLetter }) => {
  const translate = useTranslate();
  const { act, pending } = useAct();
  const input = { letterId: letter.id };
  const send = (): void => { void act(SEND_AGAIN, input, { ...options, success: 'outgoing.notification.again' }); };
  const dismiss = (): void => { void act(DISMISS, input, { ...options, success: 'outgoing.notification.dismissed' }); };
  const ofTicket = letter.toAttend && isTaskOfTicket(letter);
  return (
    <Card title={`${translate(isPart(letter) ? 'outgoing.again.part' : 'outgoing.again.title')} §4.6`}>
      <p className="rg-meta">{translate('outgoing.again.text')}</p>
      {ofTicket && letter.ticket && <p className="rg-meta">{translate('outgoing.again.task')} <RecordLink resource="tickets" id={letter.ticket.id}>{letter.ticket.number}</RecordLink></p>}
      <div className="rg-row" style={{ flexWrap: 'wrap', marginTop: 10 }}>
        <GuardedButton kind="primary" permission="mail.release" right="outgoing.right" pending={pending} onClick={send}>{translate('outgoing.again.send')}</GuardedButton>
        {letter.toAttend && !ofTicket && <GuardedButton permission="mail.release" right="outgoing.right" pending={pending} onClick={dismiss}>{translate('outgoing.again.done')}</GuardedButton>}
      </div>
    </Card>
  );
};
