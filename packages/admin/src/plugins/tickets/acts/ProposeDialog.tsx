import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { codesOf, priorities, type Priority } from '@reglament/schema';
import { ActDialog, LongTextField, readKey, useTerm, useTyped } from '@reglament/admin/kit';
import { PRIORITY_PROPOSALS, PROPOSE_PRIORITY } from '../documents.ts';
import type { TicketDetails } from '../ticket.ts';

/** §4.7: the priority is the client's; staff propose another one and say why, in the letter that the client gets. */
export default function ProposeDialog({ ticket, onClose }: { ticket: TicketDetails; onClose: () => void }) {
  const translate = useTranslate();
  const term = useTerm();
  const others = codesOf(priorities).filter((code) => code !== ticket.priority);
  const [priority, setPriority] = useState<Priority>(others[0] ?? ticket.priority);
  const typed = `tickets/propose/${ticket.id}`;
  const [reason, setReason] = useTyped(typed, 'reason', '');
  return (
    <ActDialog
      open typed={typed} title={translate('tickets.propose.title', { number: ticket.number })} submit={translate('tickets.propose.submit')} document={PROPOSE_PRIORITY}
      version={ticket.version} input={(expectedVersion) => ({ ticketId: ticket.id, priority, reason, expectedVersion })}
      success="tickets.notification.proposed" successArgs={{ number: ticket.number }} patches="tickets" invalidates={[readKey(PRIORITY_PROPOSALS)]} onClose={onClose}
    >
      {(errors) => (
        <>
          <fieldset className="tickets-choices" data-inline="">
            <legend>{translate('tickets.propose.priority', { present: term(priorities, ticket.priority).toLowerCase() })}</legend>
            {others.map((code) => <label key={code}><input type="radio" name="priority" autoFocus={code === priority} checked={priority === code} onChange={() => setPriority(code)} /><span>{term(priorities, code)}</span></label>)}
          </fieldset>
          {errors['priority'] && <p className="rg-error" role="alert">{errors['priority']}</p>}
          <LongTextField name="reason" rows={3} label={translate('tickets.propose.reason')} hint={translate('tickets.propose.hint')} required value={reason} error={errors['reason']} onValue={setReason} />
        </>
      )}
    </ActDialog>
  );
}
