import { memo, type MouseEvent } from 'react';
import { Link } from 'react-router';
import { useTranslate } from 'ra-core';
import { isEnded, ticketStatuses } from '@reglament/schema';
import { Initials, isGone, useConsoleLocale, useNow, useTerm } from '@reglament/admin/kit';
import { Due } from '../show/Due.tsx';
import { isOwed, isReviewDue, type TicketRow } from '../ticket.ts';
import { shortNumber } from '../wording.ts';
import { RowFacts } from './rowFacts.tsx';

export interface QueueRowProps {
  ticket: TicketRow; search: string; wanted: readonly string[] | null;
  isOpen: boolean; isUnread: boolean; isStop: boolean; isPicked: boolean;
  onPick: (id: string) => void; onPickTo: (id: string) => void;
}

/** Two lines: number, subject and who has it; the wanted facts and when the answer is due. The box at the number picks it. */
export const QueueRow = memo(({ ticket, search, wanted, isOpen, isUnread, isStop, isPicked, onPick, onPickTo }: QueueRowProps) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const now = useNow();
  /** Shift picks up to here instead of opening a window. */
  const range = (event: MouseEvent): void => {
    if (!event.shiftKey) return;
    event.preventDefault();
    onPickTo(ticket.id);
  };
  return (
    <li className="tickets-item" data-picked={isPicked ? '' : undefined}>
      <input
        type="checkbox" className="tickets-pick" checked={isPicked} tabIndex={isStop ? 0 : -1} aria-label={translate('tickets.many.pick', { number: ticket.number })}
        onChange={() => undefined} onClick={(event) => (event.shiftKey ? onPickTo : onPick)(ticket.id)}
      />
      <Link
        to={{ pathname: `/tickets/${ticket.number}`, search }} className="tickets-row" tabIndex={isStop ? 0 : -1} onClick={range}
        data-row={ticket.number} data-unread={isUnread ? '' : undefined} data-over={isEnded(ticket.status) || isGone(ticket) ? '' : undefined} aria-current={isOpen ? 'true' : undefined}
      >
        <span className="tickets-line">
          <span className="tickets-subject" title={ticket.subject}>
            <span className="tickets-number rg-num" title={ticket.number}>{shortNumber(ticket.number)}</span>
            {isPicked && <span className="rg-unseen">{translate('tickets.many.picked')} </span>}
            {isUnread && <span className="rg-unseen">{translate('tickets.queue.unread')} </span>}
            {ticket.subject}
          </span>
          <Initials person={ticket.assignee} />
        </span>
        <span className="tickets-line">
          <span className="rg-meta rg-clip"><RowFacts ticket={ticket} wanted={wanted} /></span>
          {ticket.answerNotDeliveredAt && <span className="rg-chip" data-state="breached">{translate('tickets.notDelivered.chip')}</span>}
          {ticket.burstOfId && <span className="rg-chip" data-state="atRisk" title={translate('tickets.burst.hint')}>{translate('tickets.burst.chip')}</span>}
          {isReviewDue(ticket, now) && <span className="rg-chip" data-state="atRisk">{translate('tickets.review.chip')}</span>}
          {isOwed(ticket.sla) ? <Due ticket={ticket} place="row" /> : <span className="rg-meta tickets-status">{term(ticketStatuses, ticket.status).toLocaleLowerCase(locale)}</span>}
        </span>
      </Link>
    </li>
  );
});
