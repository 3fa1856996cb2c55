import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { codesOf, priorities, type Priority } from '@reglament/schema';
import { ActDialog, formatInstant, useConsoleLocale, useNow, useRead, useTerm } from '@reglament/admin/kit';
import { CHANGE_PRIORITY } from '../documents.ts';
import { SLA_PREVIEWS } from '../forms/pickerDocuments.ts';
import type { TicketDetails } from '../ticket.ts';
import { ConsentChoice } from './ConsentChoice.tsx';
import { dueAfterChange, previewInputOf } from './priorityPreview.ts';

/** The due that the change would bring, asked of the server. */
const NewDue = ({ ticket, priority }: { ticket: TicketDetails; priority: Priority }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const now = useNow();
  const [askedAt] = useState(() => new Date(now).toISOString());
  const input = previewInputOf(ticket.sla, ticket.priority, priority, askedAt);
  const { data } = useRead(SLA_PREVIEWS, { inputs: input ? [input] : [] }, { enabled: input !== null });
  const preview = data?.[0];
  if (!input || !ticket.sla || !preview) return null;
  const due = dueAfterChange(ticket.sla, ticket.priority, priority, preview);
  return <p className="rg-meta">{translate(due === ticket.sla.dueAt ? 'tickets.priority.sameDue' : 'tickets.priority.newDue', { at: formatInstant(due, locale, 'message', now) })}</p>;
};

/** The priority belongs to the client (§4.7): staff name the client's message that agrees. */
export default function PriorityDialog({ ticket, onClose }: { ticket: TicketDetails; onClose: () => void }) {
  const translate = useTranslate();
  const term = useTerm();
  const [priority, setPriority] = useState<Priority>(ticket.priority);
  const [consent, setConsent] = useState('');
  return (
    <ActDialog
      open title={translate('tickets.priority.title', { number: ticket.number })} submit={translate('tickets.priority.submit')} document={CHANGE_PRIORITY}
      version={ticket.version} input={(expectedVersion) => ({ ticketId: ticket.id, priority, consentMessageId: consent === '' ? null : consent, expectedVersion })}
      success="tickets.notification.priority" successArgs={{ number: ticket.number }} patches="tickets" onClose={onClose}
    >
      {(errors) => (
        <>
          <fieldset className="tickets-choices" data-inline="">
            <legend>{translate('tickets.priority.new')}</legend>
            {codesOf(priorities).map((code) => (
              <label key={code}><input type="radio" name="priority" checked={priority === code} onChange={() => setPriority(code)} /><span>{term(priorities, code)}</span></label>
            ))}
          </fieldset>
          {priority !== ticket.priority && <NewDue ticket={ticket} priority={priority} />}
          {errors['priority'] && <p className="rg-error">{errors['priority']}</p>}
          <ConsentChoice ticketId={ticket.id} consent={consent} onConsent={setConsent} error={errors['consentMessageId']} />
        </>
      )}
    </ActDialog>
  );
}
