import { useTranslate } from 'ra-core';
import { featureRequestStatuses } from '@reglament/schema';
import { Card, RecordLink, useRead, useTerm } from '@reglament/admin/kit';
import { TICKET_WISHES } from './documents.ts';

/** The wishes that came from this ticket (§3.12). Nothing while there are none. */
export default function TicketWishes({ ticket: { id } }: { ticket: { id: string } }) {
  const translate = useTranslate();
  const term = useTerm();
  const { data } = useRead(TICKET_WISHES, { id }, { staleMs: 0 });
  if (data?.id !== id || data.featureRequests.length === 0) return null;
  return (
    <Card title={`${translate('featureRequests.menu')} §3.12`}>
      <ul className="rg-plain-list">
        {data.featureRequests.map((wish) => <li key={wish.id}><RecordLink resource="featureRequests" id={wish.id}>{wish.number}</RecordLink> {wish.title} <span className="rg-meta">{term(featureRequestStatuses, wish.status)}</span></li>)}
      </ul>
    </Card>
  );
}
