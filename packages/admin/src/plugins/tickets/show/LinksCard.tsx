import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useTranslate } from 'ra-core';
import { Card, useRead } from '@reglament/admin/kit';
import { TICKET_LINKS } from '../documents.ts';
import type { TicketDetails } from '../ticket.ts';

/** Other requests that this one was merged with, split from, or continues (§4.4). Nothing while there are none. */
export default function LinksCard({ ticket: { id, version } }: { ticket: TicketDetails }) {
  const translate = useTranslate();
  const { data, refetch } = useRead(TICKET_LINKS, { id });
  const seen = useRef(version);
  // a merge or a split raises the version of both
  useEffect(() => {
    if (seen.current !== version) void refetch();
    seen.current = version;
  }, [version, refetch]);
  if (data?.id !== id || data.links.length === 0) return null;
  return (
    <Card title={translate('tickets.links.title')}>
      <ul className="tickets-links">
        {data.links.map(({ kind, direction, ticket }) => (
          <li key={`${kind} ${direction} ${ticket.id}`}><span className="rg-meta">{translate(`tickets.links.${kind}.${direction}`, { _: kind })}</span> <Link className="rg-num" to={`/tickets/${ticket.number}`}>{ticket.number}</Link> {ticket.subject}</li>
        ))}
      </ul>
    </Card>
  );
}
