import CloseIcon from '@mui/icons-material/Close';
import { Link } from 'react-router';
import { useTranslate } from 'ra-core';
import { Button, Card, readKey, useAct, useCan, useRead, useRefetchAt } from '@reglament/admin/kit';
import { TICKET_LINKS, UNLINK_TICKETS, type LinkedTicket } from '../documents.ts';
import type { TicketDetails } from '../ticket.ts';

/** Takes back that two requests have to do with each other; what was merged, split or continued stays so. */
const Unlink = ({ ticketId, other: { id, number } }: { ticketId: string; other: LinkedTicket['ticket'] }) => {
  const translate = useTranslate();
  const { act, pending } = useAct();
  const label = translate('tickets.link.remove', { number });
  const remove = (): void => {
    void act(UNLINK_TICKETS, { ticketId, otherId: id }, { success: 'tickets.notification.unlinked', successArgs: { number }, patches: 'tickets', invalidates: [readKey(TICKET_LINKS)] });
  };
  return <Button kind="quiet" size="small" pending={pending} icon={<CloseIcon />} aria-label={label} title={label} onClick={remove} />;
};

/** Other requests that this one was merged with, split from, continues or is related to (§4.4). Nothing while there are none. */
export default function LinksCard({ ticket: { id, version } }: { ticket: TicketDetails }) {
  const translate = useTranslate();
  const can = useCan();
  const { data, refetch } = useRead(TICKET_LINKS, { id });
  // a merge, a split or a link raises the version of both
  useRefetchAt(version, refetch);
  if (data?.id !== id || data.links.length === 0) return null;
  return (
    <Card title={translate('tickets.links.title')}>
      <ul className="tickets-links">
        {data.links.map(({ kind, direction, ticket }) => (
          <li key={`${kind} ${direction} ${ticket.id}`}>
            <span><span className="rg-meta">{translate(`tickets.links.${kind}.${direction}`, { _: kind })}</span> <Link className="rg-num" to={`/tickets/${ticket.number}`}>{ticket.number}</Link> {ticket.subject}</span>
            {kind === 'RELATED' && can('tickets.note') && <Unlink ticketId={id} other={ticket} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
