import LinkIcon from '@mui/icons-material/AddLinkOutlined';
import { Link } from 'react-router';
import { useTranslate } from 'ra-core';
import { ticketStatuses } from '@reglament/schema';
import { Button, Card, Name, useAct, useCan, useRead, useRefetchAt, useTerm } from '@reglament/admin/kit';
import { LINK_SIMILAR, SIMILAR_TICKETS, type SimilarTicket } from './documents.ts';
import './search.css';

const LinkIt = ({ ticketId, other: { id, number } }: { ticketId: string; other: SimilarTicket }) => {
  const translate = useTranslate();
  const { act, pending } = useAct();
  const label = translate('search.similar.link', { number });
  const link = (): void => { void act(LINK_SIMILAR, { ticketId, otherId: id }, { success: 'search.similar.linked', successArgs: { number }, patches: 'tickets' }); };
  return <Button kind="quiet" size="small" pending={pending} icon={<LinkIcon />} aria-label={label} title={label} onClick={link} />;
};

/** Requests that speak of the same things: perhaps the answer is there already. Nothing while there are none. */
export default function SimilarCard({ ticket: { id, version } }: { ticket: { id: string; version: number } }) {
  const translate = useTranslate();
  const term = useTerm();
  const can = useCan();
  const { data, refetch } = useRead(SIMILAR_TICKETS, { id });
  // what was linked or merged meanwhile is not similar any more
  useRefetchAt(version, refetch);
  if (data?.id !== id || data.similar.length === 0) return null;
  return (
    <Card title={translate('search.similar.title')}>
      <ul className="search-similar">
        {data.similar.map((other) => (
          <li key={other.id}>
            <span><Link className="rg-num" to={`/tickets/${other.number}`}>{other.number}</Link> {other.subject} <span className="rg-meta"><Name of={other.client} /> · {term(ticketStatuses, other.status)}</span></span>
            {can('tickets.note') && <LinkIt ticketId={id} other={other} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
