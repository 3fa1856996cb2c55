import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { ActDialog, Loaded, LongTextField, readKey, useRead, useTyped } from '@reglament/admin/kit';
import { ASSIGN_TICKET, QUEUE_COUNTERS } from '../documents.ts';
import { STAFF_TO_ASSIGN } from '../forms/pickerDocuments.ts';
import type { TicketDetails } from '../ticket.ts';
import { AssigneeChoices } from './AssigneeChoices.tsx';

/** Gives the ticket to somebody, or back to the common queue, with what the other has to know (§1). */
export default function AssignDialog({ ticket, onClose }: { ticket: TicketDetails; onClose: () => void }) {
  const translate = useTranslate();
  const staff = useRead(STAFF_TO_ASSIGN, {}, { staleMs: 0 });
  const [assigneeId, setAssigneeId] = useState(ticket.assignee?.id ?? '');
  const typed = `tickets/assign/${ticket.id}`;
  const [note, setNote] = useTyped(typed, 'note', '');
  return (
    <ActDialog
      open typed={typed} title={translate('tickets.assign.title', { number: ticket.number })} submit={translate('tickets.assign.submit')} document={ASSIGN_TICKET}
      version={ticket.version} input={(expectedVersion) => ({ ticketId: ticket.id, assigneeId: assigneeId === '' ? null : assigneeId, note: note.trim() === '' ? null : note, expectedVersion })}
      success="tickets.notification.assigned" successArgs={{ number: ticket.number }} patches="tickets" invalidates={[readKey(QUEUE_COUNTERS)]} onClose={onClose}
    >
      {(errors) => (
        <>
          <Loaded result={staff}>{({ nodes }) => <AssigneeChoices people={nodes} value={assigneeId} onValue={setAssigneeId} error={errors['assigneeId']} />}</Loaded>
          <LongTextField label={translate('tickets.assign.note')} hint={translate('tickets.assign.noteHint')} name="note" rows={3} value={note} onValue={setNote} error={errors['note']} />
        </>
      )}
    </ActDialog>
  );
}
