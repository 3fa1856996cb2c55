import { useGetList, useTranslate } from 'react-admin';
import { ticketStatuses, type TicketStatus } from '@reglament/schema';
import { Card, DueChip, ListLink, Loaded, RecordLink, Sheet, useTerm, type PromisedAnswer, type SheetColumn } from '@reglament/admin/kit';
import type { ClientRecord } from './documents.ts';

/** As much of a ticket as stands here; its plugin may not be at work at all. */
interface Ticket { id: string; number: string; subject: string; status: TicketStatus; sla: PromisedAnswer | null }
const rowsShown = 10;
const Status = ({ ticket }: { ticket: Ticket }) => <>{useTerm()(ticketStatuses, ticket.status)}</>;

const columns: readonly SheetColumn<Ticket>[] = [
  { id: 'subject', label: 'clients.tickets.number', render: (ticket) => <RecordLink resource="tickets" id={ticket.id}><span className="rg-num">{ticket.number}</span> · {ticket.subject}</RecordLink> },
  { id: 'status', label: 'clients.tickets.status', kind: 'meta', render: (ticket) => <Status ticket={ticket} /> },
  { id: 'due', label: 'clients.tickets.due', kind: 'number', render: (ticket) => <DueChip sla={ticket.sla} /> },
];

/** What the client waits for, the earliest due first; the rest is in the queue. Only where tickets are shown at all. */
export const ClientTickets = ({ client }: { client: ClientRecord }) => {
  const translate = useTranslate();
  const result = useGetList<Ticket>('tickets', { pagination: { page: 1, perPage: rowsShown }, sort: { field: 'id', order: 'ASC' }, filter: { clientId: [client.id], ended: false } });
  const all = <ListLink resource="tickets" query={{ tab: 'all', q: client.name }}>{translate('clients.tickets.all')}</ListLink>;
  return (
    <Card title={`${translate('clients.tickets.open')}${result.total ? ` · ${result.total}` : ''}`} action={all}>
      <Loaded result={{ ...result, data: result.data }}>
        {(tickets) => (tickets.length === 0 ? <p className="rg-meta">{translate('clients.tickets.none')}</p> : <Sheet rows={tickets} columns={columns} caption={translate('clients.tickets.open')} />)}
      </Loaded>
    </Card>
  );
};
