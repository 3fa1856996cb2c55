import { useState, type ReactNode } from 'react';
import { Link, type To } from 'react-router';
import BackIcon from '@mui/icons-material/ArrowBack';
import SideIcon from '@mui/icons-material/InfoOutlined';
import { useTranslate } from 'ra-core';
import { criticalities, priorities, ticketStatuses } from '@reglament/schema';
import { Button, Name, nameIn, Slot, useConsoleLocale, useNow, useTerm } from '@reglament/admin/kit';
import { isReviewDue, type TicketDetails, type TicketRow } from '../ticket.ts';
import { Due } from './Due.tsx';

const longSubject = 140;

/** Everything of a burst of letters, to be decided about at once (§4.9). */
const burstList = (id: string): string => `/tickets?tab=all&burstOf=${id}`;

/** A subject of 500 characters shows three lines until it is asked for. */
const Subject = ({ subject }: { subject: string }) => {
  const translate = useTranslate();
  const [whole, setWhole] = useState(false);
  return (
    <div>
      <h2 data-clamped={whole ? undefined : ''}>{subject}</h2>
      {subject.length > longSubject && <button type="button" className="rg-link rg-meta" aria-expanded={whole} onClick={() => setWhole(!whole)}>{translate(whole ? 'tickets.head.less' : 'tickets.head.more')}</button>}
    </div>
  );
};

/** Number, status, client, product, criticality, and the priority with the clause that gives it to the client (§4.7). */
const Facts = ({ ticket }: { ticket: TicketRow }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const now = useNow();
  const product = ticket.product && [nameIn(locale, ticket.product), ticket.productVersion].filter(Boolean).join(', ');
  const facts: (ReactNode | null)[] = [
    <span key="number" className="rg-num">{ticket.number}</span>,
    <span key="status">{term(ticketStatuses, ticket.status).toLocaleLowerCase(locale)}</span>,
    <Name key="client" of={ticket.client} />,
    product,
    ticket.criticality && translate('tickets.head.criticality', { value: term(criticalities, ticket.criticality).toLocaleLowerCase(locale) }),
    <span key="priority"><b>{translate('tickets.head.priority', { value: term(priorities, ticket.priority).toLocaleLowerCase(locale) })}</b> {translate(ticket.priorityByDefault ? 'tickets.head.byDefault' : 'tickets.head.byClient')}</span>,
  ].filter(Boolean);
  return <div className="rg-meta tickets-facts"><Due ticket={ticket} place="head" /> {ticket.answerNotDeliveredAt && <><span className="rg-chip" data-state="breached">{translate('tickets.notDelivered.chip')}</span> </>}{ticket.burstOfId && <><Link className="rg-chip" data-state="atRisk" title={translate('tickets.burst.all')} to={burstList(ticket.burstOfId)}>{translate('tickets.burst.chip')}</Link> </>}{isReviewDue(ticket, now) && <><span className="rg-chip" data-state="atRisk">{translate('tickets.review.chip')}</span> </>}{facts.map((fact, index) => <span key={index}>{index > 0 && ' · '}{fact}</span>)}</div>;
};

/** The head of a ticket: what it is, when the answer is due, what can be done. */
export const TicketHead = ({ ticket, details, back, onSide }: { ticket: TicketRow; details: TicketDetails | undefined; back: To | null; onSide: (() => void) | null }) => {
  const translate = useTranslate();
  return (
    <header className="tickets-head">
      <div className="tickets-title">
        {back && <Link className="rg-button" data-kind="quiet" to={back} aria-label={translate('tickets.head.back')}><BackIcon /></Link>}
        <Subject key={ticket.id} subject={ticket.subject} />
      </div>
      <Facts ticket={ticket} />
      <div className="tickets-acts">
        {details && <Slot id="tickets.show.acts" context={{ ticket: details }} resetKeys={[ticket.id]} />}
        {onSide && <Button kind="quiet" icon={<SideIcon />} onClick={onSide}>{translate('tickets.side.open')}</Button>}
      </div>
    </header>
  );
};
