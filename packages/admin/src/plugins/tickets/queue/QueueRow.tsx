import { memo } from 'react';
import { Link } from 'react-router';
import { useTranslate } from 'ra-core';
import { ticketStatuses } from '@reglament/schema';
import { ColumnCell, Initials, isGone, useColumns, useConsoleLocale, useNow, useTerm } from '@reglament/admin/kit';
import { Due } from '../show/Due.tsx';
import { isEnded, isOwed, isReviewDue, type TicketRow } from '../ticket.ts';
import { rowFacts, shortNumber } from '../wording.ts';

/** Two lines: number, subject and who has it; client, product, category and when the answer is due. */
export const QueueRow = memo(({ ticket, search, isOpen, isUnread, isStop }: { ticket: TicketRow; search: string; isOpen: boolean; isUnread: boolean; isStop: boolean }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const columns = useColumns('tickets');
  const now = useNow();
  return (
    <li className="tickets-item">
      <Link
        to={{ pathname: `/tickets/${ticket.number}`, search }} className="tickets-row" tabIndex={isStop ? 0 : -1}
        data-row={ticket.number} data-unread={isUnread ? '' : undefined} data-over={isEnded(ticket.status) || isGone(ticket) ? '' : undefined} aria-current={isOpen ? 'true' : undefined}
      >
        <span className="tickets-line">
          <span className="tickets-subject" title={ticket.subject}>
            <span className="tickets-number rg-num" title={ticket.number}>{shortNumber(ticket.number)}</span>
            {isUnread && <span className="rg-unseen">{translate('tickets.queue.unread')} </span>}
            {ticket.subject}
          </span>
          <Initials person={ticket.assignee} />
        </span>
        <span className="tickets-line">
          <span className="rg-meta rg-clip">
            {rowFacts(locale, ticket)}
            {columns.map((column) => <span key={`${column.plugin}/${column.id}`}> · <ColumnCell column={column} record={ticket} /></span>)}
          </span>
          {ticket.answerNotDeliveredAt && <span className="rg-chip" data-state="breached">{translate('tickets.notDelivered.chip')}</span>}
          {isReviewDue(ticket, now) && <span className="rg-chip" data-state="atRisk">{translate('tickets.review.chip')}</span>}
          {isOwed(ticket.sla) ? <Due ticket={ticket} place="row" /> : <span className="rg-meta tickets-status">{term(ticketStatuses, ticket.status).toLocaleLowerCase(locale)}</span>}
        </span>
      </Link>
    </li>
  );
});
