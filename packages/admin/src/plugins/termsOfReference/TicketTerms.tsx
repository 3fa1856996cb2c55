import { useTranslate } from 'ra-core';
import { termsOfReferenceStatuses } from '@reglament/schema';
import { Card, RecordLink, useRead, useTerm } from '@reglament/admin/kit';
import { TICKET_TERMS } from './documents.ts';

/** The Terms of Reference that came from this ticket (§3.16). Nothing while there are none. */
export default function TicketTerms({ ticket: { id } }: { ticket: { id: string } }) {
  const translate = useTranslate();
  const term = useTerm();
  const { data } = useRead(TICKET_TERMS, { id }, { staleMs: 0 });
  if (data?.id !== id || data.termsOfReferences.length === 0) return null;
  return (
    <Card title={`${translate('termsOfReference.menu')} §3.16`}>
      <ul className="rg-plain-list">
        {data.termsOfReferences.map((terms) => <li key={terms.id}><RecordLink resource="termsOfReference" id={terms.id}>{terms.number}</RecordLink> {terms.title} <span className="rg-meta">{term(termsOfReferenceStatuses, terms.status)}</span></li>)}
      </ul>
    </Card>
  );
}
