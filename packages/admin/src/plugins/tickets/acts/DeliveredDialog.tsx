import { useTranslate } from 'ra-core';
import { ActDialog, LongTextField, readKey, useTyped } from '@reglament/admin/kit';
import { CONFIRM_ANSWER_DELIVERED, QUEUE_COUNTERS } from '../documents.ts';
import type { TicketDetails } from '../ticket.ts';

/** R16: how the client got an answer that did not arrive; the promise was met when the answer left. */
export default function DeliveredDialog({ ticket, onClose }: { ticket: TicketDetails; onClose: () => void }) {
  const translate = useTranslate();
  const typed = `tickets/delivered/${ticket.id}`;
  const [reason, setReason] = useTyped(typed, 'reason', '');
  return (
    <ActDialog
      open typed={typed} title={translate('tickets.notDelivered.title', { number: ticket.number })} submit={translate('tickets.notDelivered.submit')} document={CONFIRM_ANSWER_DELIVERED}
      version={ticket.version} input={(expectedVersion) => ({ ticketId: ticket.id, reason, expectedVersion })}
      success="tickets.notification.delivered" successArgs={{ number: ticket.number }} patches="tickets" invalidates={[readKey(QUEUE_COUNTERS)]} onClose={onClose}
    >
      {(errors) => <LongTextField rows={3} label={translate('tickets.notDelivered.reason')} hint={translate('tickets.notDelivered.hint')} value={reason} error={errors['reason']} onValue={setReason} autoFocus />}
    </ActDialog>
  );
}
