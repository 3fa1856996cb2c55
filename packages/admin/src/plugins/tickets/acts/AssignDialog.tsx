import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { ActDialog, Loaded, readKey, useRead, useTerm, useViewer } from '@reglament/admin/kit';
import { roles } from '@reglament/schema';
import { ASSIGN_TICKET, QUEUE_COUNTERS } from '../documents.ts';
import { STAFF_TO_ASSIGN } from '../forms/pickerDocuments.ts';
import type { TicketDetails } from '../ticket.ts';
import { answering } from './answering.ts';

/** Gives the ticket to somebody, or back to the common queue (§1). */
export default function AssignDialog({ ticket, onClose }: { ticket: TicketDetails; onClose: () => void }) {
  const translate = useTranslate();
  const term = useTerm();
  const viewerId = useViewer()?.id;
  const staff = useRead(STAFF_TO_ASSIGN, {});
  const [assigneeId, setAssigneeId] = useState(ticket.assignee?.id ?? '');
  return (
    <ActDialog
      open title={translate('tickets.assign.title', { number: ticket.number })} submit={translate('tickets.assign.submit')} document={ASSIGN_TICKET}
      input={() => ({ ticketId: ticket.id, assigneeId: assigneeId === '' ? null : assigneeId, expectedVersion: ticket.version })}
      success="tickets.notification.assigned" successArgs={{ number: ticket.number }} patches="tickets" invalidates={[readKey(QUEUE_COUNTERS)]} onClose={onClose}
    >
      {(errors) => (
        <Loaded result={staff}>
          {({ nodes }) => (
            <fieldset className="tickets-choices" aria-describedby={errors['assigneeId'] ? 'tickets-assign-error' : undefined}>
              <legend className="rg-unseen">{translate('tickets.assign.whom')}</legend>
              {nodes.filter(({ role }) => answering.has(role)).map((person) => (
                <label key={person.id}>
                  <input type="radio" name="assignee" checked={assigneeId === person.id} onChange={() => setAssigneeId(person.id)} />
                  <span>{person.name}{person.id === viewerId && ` (${translate('tickets.assign.me')})`}<span className="rg-meta"> {person.title ?? term(roles, person.role)}</span></span>
                </label>
              ))}
              <label><input type="radio" name="assignee" checked={assigneeId === ''} onChange={() => setAssigneeId('')} /><span>{translate('tickets.assign.nobody')}<span className="rg-meta"> {translate('tickets.assign.nobodyHint')}</span></span></label>
              {errors['assigneeId'] && <p className="rg-error" id="tickets-assign-error">{errors['assigneeId']}</p>}
            </fieldset>
          )}
        </Loaded>
      )}
    </ActDialog>
  );
}
