import { useTranslate } from 'ra-core';
import { channels, closingReasons, supportScopes, ticketKinds } from '@reglament/schema';
import { Card, KeyValue, DeskTime, useConsoleLocale, useTerm } from '@reglament/admin/kit';
import type { TicketDetails } from '../ticket.ts';
import { categoryIn } from '../wording.ts';

/** How the request came and what it contains (§4.1, §4.5). */
export default function RequestCard({ ticket }: { ticket: TicketDetails }) {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const { category, missingFields, relatedLinks } = ticket;
  return (
    <Card title={translate('tickets.request.title')}>
      <KeyValue pairs={[
        [translate('tickets.request.received'), <DeskTime key="at" at={ticket.receivedAt} style="message" />],
        [translate('tickets.request.channel'), [term(channels, ticket.channel), ticket.incomingNumber].filter(Boolean).join(', ')],
        [translate('tickets.request.kind'), term(ticketKinds, ticket.kind)],
        [translate('tickets.request.category'), category && <>{categoryIn(locale, category)} <span className="rg-meta">§{category.clause}{category.scope !== 'IN' && ` · ${term(supportScopes, category.scope).toLocaleLowerCase(locale)}`}</span></>],
        [translate('tickets.request.missing'), missingFields.length > 0 && <>{missingFields.map((field) => translate(`tickets.missing.${field}`, { _: field })).join(', ')} <span className="rg-meta">§4.5</span></>],
        [translate('tickets.request.links'), relatedLinks.length > 0 && relatedLinks.map((link) => <div key={link} className="rg-clip" title={link}>{/^https?:/.test(link) ? <a href={link} target="_blank" rel="noreferrer">{link}</a> : link}</div>)],
        [translate('tickets.request.closed'), ticket.closingReason && term(closingReasons, ticket.closingReason)],
        [translate('tickets.request.regulation'), translate('tickets.request.version', { number: ticket.regulationVersion.number })],
      ]} />
    </Card>
  );
}
