import { Link } from 'react-router';
import { useNotify, useTranslate } from 'ra-core';
import { Button, Card, useRead, useRefetchAt } from '@reglament/admin/kit';
import { TICKET_CARDS, type PluginCardItem } from '../documents.ts';
import type { TicketDetails } from '../ticket.ts';

const states = { NEUTRAL: undefined, GOOD: 'ok', RISK: 'atRisk', BAD: 'breached' } as const;

const CopyValue = ({ label, value }: { label: string | null; value: string }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    notify('tickets.cards.copied', { type: 'success' });
  };
  return <div className="rg-row"><span className="rg-meta">{label}</span> <code className="rg-clip">{value}</code><Button kind="quiet" size="small" onClick={() => { void copy(); }}>{translate('tickets.cards.copy')}</Button></div>;
};

/** One line of a card. The server lets only harmless addresses through; what this console does not know is left out. */
const Item = ({ item: { kind, label, value, url, tone, percent } }: { item: PluginCardItem }) => {
  switch (kind) {
    case 'TEXT': return <p>{value}</p>;
    case 'LINK': return <p>{url?.startsWith('/') ? <Link to={url}>{label}</Link> : <a href={url ?? undefined} target="_blank" rel="noreferrer">{label}</a>}</p>;
    case 'BADGE': return <p><span className="rg-chip" data-state={states[tone ?? 'NEUTRAL']}>{label}</span></p>;
    case 'COPY': return <CopyValue label={label} value={value ?? ''} />;
    case 'PROGRESS': return <label className="tickets-progress"><span className="rg-meta">{label}</span><progress max={100} value={percent ?? 0} /><span className="rg-num">{percent}{'\u00A0%'}</span></label>;
    default: return null;
  }
};

/** What plugins of the server tell about the ticket; nothing while they tell nothing. */
export default function PluginCards({ ticket: { id, version } }: { ticket: TicketDetails }) {
  const { data, refetch } = useRead(TICKET_CARDS, { id });
  useRefetchAt(version, refetch);
  if (data?.id !== id || data.cards.length === 0) return null;
  return data.cards.map((card) => (
    <Card key={card.id} title={card.title}>{card.items.map((item, index) => <Item key={index} item={item} />)}</Card>
  ));
}
