import { useTranslate } from 'ra-core';
import { ActDialog, readKey, useTyped } from '@reglament/admin/kit';
import { MARK_ANSWER_NOT_REQUIRED, QUEUE_COUNTERS } from '../documents.ts';
import type { TicketDetails } from '../ticket.ts';

/** R7: a "thank you" needs no answer; why is kept for good. */
export default function NotRequiredDialog({ ticket, onClose }: { ticket: TicketDetails; onClose: () => void }) {
  const translate = useTranslate();
  const typed = `tickets/notRequired/${ticket.id}`;
  const [reason, setReason] = useTyped(typed, 'reason', '');
  return (
    <ActDialog
      open typed={typed} title={translate('tickets.notRequired.title', { number: ticket.number })} submit={translate('tickets.notRequired.submit')} document={MARK_ANSWER_NOT_REQUIRED}
      version={ticket.version} input={(expectedVersion) => ({ ticketId: ticket.id, reason, expectedVersion })}
      success="tickets.notification.notRequired" successArgs={{ number: ticket.number }} patches="tickets" invalidates={[readKey(QUEUE_COUNTERS)]} onClose={onClose}
    >
      {(errors) => (
        <label className="rg-field">
          <span>{translate('tickets.notRequired.reason')}</span>
          <textarea className="rg-input tickets-text" rows={3} value={reason} autoFocus onChange={(event) => setReason(event.target.value)} aria-invalid={errors['reason'] ? true : undefined} />
          {errors['reason'] && <span className="rg-error" role="alert">{errors['reason']}</span>}
          <span className="rg-meta">{translate('tickets.notRequired.hint')}</span>
        </label>
      )}
    </ActDialog>
  );
}
