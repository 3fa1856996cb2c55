import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { ActDialog, readKey } from '@reglament/admin/kit';
import { LINK_TICKETS, TICKET_LINKS, type OtherTicket } from '../documents.ts';
import type { TicketDetails } from '../ticket.ts';
import { OtherTickets } from './OtherTickets.tsx';

/** §4.4: notes that another request, of any client, has to do with this one. */
export default function LinkDialog({ ticket, onClose }: { ticket: TicketDetails; onClose: () => void }) {
  const translate = useTranslate();
  const [other, setOther] = useState<OtherTicket | null>(null);
  const [isMissing, setMissing] = useState(false);
  const input = (): { ticketId: string; otherId: string } | null => {
    setMissing(other === null);
    return other && { ticketId: ticket.id, otherId: other.id };
  };
  return (
    <ActDialog
      open title={translate('tickets.link.title', { number: ticket.number })} submit={translate('tickets.link.submit')} document={LINK_TICKETS} input={input}
      success="tickets.notification.linked" successArgs={{ number: other?.number ?? '' }} patches="tickets" invalidates={[readKey(TICKET_LINKS)]} onClose={onClose}
    >
      {(errors) => (
        <>
          <OtherTickets legend={translate('tickets.link.with')} none={translate('tickets.link.none')} exceptId={ticket.id} filter={{}} chosen={other} onChoose={(chosen) => { setMissing(false); setOther(chosen); }} />
          {isMissing && <p className="rg-error" role="alert">{translate('tickets.merge.missing')}</p>}
          <p className="rg-meta">{translate('tickets.link.hint')}</p>
          {errors['otherId'] && <p className="rg-error" role="alert">{errors['otherId']}</p>}
        </>
      )}
    </ActDialog>
  );
}
