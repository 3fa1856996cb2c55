import { useTranslate } from 'ra-core';
import { ActDialog, LongTextField, readKey, useTyped } from '@reglament/admin/kit';
import { QUEUE_COUNTERS, REOPEN_TICKET } from '../documents.ts';
import type { TicketDetails } from '../ticket.ts';

/** R12 (§4.4): staff take a ticket up again; promises stay as they were. */
export default function ReopenDialog({ ticket, onClose }: { ticket: TicketDetails; onClose: () => void }) {
  const translate = useTranslate();
  const typed = `tickets/reopen/${ticket.id}`;
  const [reason, setReason] = useTyped(typed, 'reason', '');
  return (
    <ActDialog
      open typed={typed} title={translate('tickets.reopen.title', { number: ticket.number })} submit={translate('tickets.reopen.submit')} document={REOPEN_TICKET}
      version={ticket.version} input={(expectedVersion) => ({ ticketId: ticket.id, reason, expectedVersion })}
      success="tickets.notification.reopened" successArgs={{ number: ticket.number }} patches="tickets" invalidates={[readKey(QUEUE_COUNTERS)]} onClose={onClose}
    >
      {(errors) => <LongTextField name="reason" rows={3} label={translate('tickets.reopen.reason')} hint={translate('tickets.reopen.hint')} required autoFocus value={reason} error={errors['reason']} onValue={setReason} />}
    </ActDialog>
  );
}
