import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { closingReasons, codesOf, type ClosingReason } from '@reglament/schema';
import { ActDialog, formatInstant, readKey, useConsoleLocale, useNow, useTerm } from '@reglament/admin/kit';
import { CLOSE_TICKET, QUEUE_COUNTERS } from '../documents.ts';
import { isOwed, type TicketDetails } from '../ticket.ts';

/** Closes the ticket; says plainly that an answer that is owed stays owed (R8). */
export default function CloseDialog({ ticket, onClose }: { ticket: TicketDetails; onClose: () => void }) {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const now = useNow();
  const [reason, setReason] = useState<ClosingReason | null>(isOwed(ticket.sla) ? null : 'ANSWERED');
  const [isMissing, setIsMissing] = useState(false);
  return (
    <ActDialog
      open title={translate('tickets.close.title', { number: ticket.number })} submit={translate('tickets.close.submit')} document={CLOSE_TICKET}
      version={ticket.version} input={(expectedVersion) => { setIsMissing(reason === null); return reason && { ticketId: ticket.id, reason, expectedVersion }; }}
      success="tickets.notification.closed" successArgs={{ number: ticket.number }} patches="tickets" invalidates={[readKey(QUEUE_COUNTERS)]} onClose={onClose}
    >
      {(errors) => (
        <>
          {isOwed(ticket.sla) && <p className="tickets-warning">{translate('tickets.close.stillOwed', { at: formatInstant(ticket.sla.dueAt, locale, 'message', now) })}</p>}
          <fieldset className="tickets-choices">
            <legend>{translate('tickets.close.reason')}</legend>
            {codesOf(closingReasons).map((code) => (
              <label key={code}><input type="radio" name="reason" checked={reason === code} onChange={() => setReason(code)} /><span>{term(closingReasons, code)}<span className="rg-meta"> §{closingReasons[code].clause}</span></span></label>
            ))}
          </fieldset>
          {(errors['reason'] || isMissing) && <p className="rg-error" role="alert">{errors['reason'] ?? translate('tickets.close.reasonMissing')}</p>}
          <p className="rg-meta">{translate('tickets.close.hint')}</p>
        </>
      )}
    </ActDialog>
  );
}
