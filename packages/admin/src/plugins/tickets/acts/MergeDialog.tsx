import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useTranslate } from 'ra-core';
import { ActDialog, formatInstant, readKey, useConsoleLocale, useNow } from '@reglament/admin/kit';
import { MERGE_TICKETS, OTHER_TICKETS, QUEUE_COUNTERS, TICKET_LINKS, type Merge, type OtherTicket } from '../documents.ts';
import type { TicketDetails } from '../ticket.ts';
import { OtherTickets } from './OtherTickets.tsx';
import { dueAfterMerge, survivorOf } from './merging.ts';

/** R17 (§4.4): two requests of a client about the same thing become one; says which number stays and by when it is answered. */
export default function MergeDialog({ ticket, onClose }: { ticket: TicketDetails; onClose: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { search } = useLocation();
  const locale = useConsoleLocale();
  const now = useNow();
  const [other, setOther] = useState<OtherTicket | null>(null);
  const [survivorId, setSurvivorId] = useState(ticket.id);
  const [isMissing, setMissing] = useState(false);
  const choose = (candidate: OtherTicket): void => {
    setMissing(false);
    setOther(candidate);
    setSurvivorId(survivorOf(ticket, candidate).number === ticket.number ? ticket.id : candidate.id);
  };
  const survivor = other && survivorId === other.id ? other : ticket;
  const input = (): Merge | null => {
    setMissing(other === null);
    if (!other) return null;
    const merged = survivor === other ? ticket : other;
    return { survivorId: survivor.id, mergedId: merged.id, expectedVersion: survivor.version, mergedVersion: merged.version };
  };
  const done = (): void => {
    onClose();
    if (survivor.id !== ticket.id) void navigate({ pathname: `/tickets/${survivor.number}`, search });
  };
  const due = other && dueAfterMerge(ticket, other);
  return (
    <ActDialog
      open title={translate('tickets.merge.title', { number: ticket.number })} submit={translate('tickets.merge.submit')} document={MERGE_TICKETS} input={input} success="tickets.notification.merged" successArgs={{ number: survivor.number }}
      patches="tickets" invalidates={[readKey(QUEUE_COUNTERS), readKey(TICKET_LINKS), readKey(OTHER_TICKETS), ['tickets', 'getOne']]} onClose={onClose} onDone={done}
    >
      {(errors) => (
        <>
          <OtherTickets legend={translate('tickets.merge.with')} none={translate('tickets.merge.none')} exceptId={ticket.id} filter={{ clientId: [ticket.client.id], ended: false }} chosen={other} onChoose={choose} />
          {isMissing && <p className="rg-error" role="alert">{translate('tickets.merge.missing')}</p>}
          {other && (
            <fieldset className="tickets-choices" data-inline="">
              <legend>{translate('tickets.merge.survivor')}</legend>
              {[ticket, other].map(({ id, number }) => <label key={id}><input type="radio" name="survivor" checked={survivorId === id} onChange={() => setSurvivorId(id)} /><span className="rg-num">{number}</span></label>)}
            </fieldset>
          )}
          {other && <p className="rg-meta">{due === null ? translate('tickets.merge.nothingOwed') : translate('tickets.merge.due', { at: formatInstant(due, locale, 'message', now) })} {translate('tickets.merge.hint')}</p>}
          {['mergedId', 'survivorId'].map((field) => errors[field] && <p key={field} className="rg-error" role="alert">{errors[field]}</p>)}
        </>
      )}
    </ActDialog>
  );
}
