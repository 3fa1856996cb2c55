import { useTranslate } from 'ra-core';
import { Card, ErrorState, formatInstant, deskDay, SkeletonRows, useConsoleLocale, useNow } from '@reglament/admin/kit';
import { useWhyDue } from './useWhyDue.ts';
import { WhySources, WhyTable } from './WhyTable.tsx';
import { keptOf, type ExplainedTicket } from './explainedTicket.ts';

const everyRowPx = 20;

/** «Почему срок»: the promise that governs the ticket, day by day, so that it can be checked with a pencil (R20). */
export default function WhyDueCard({ ticket }: { ticket: ExplainedTicket }) {
  return ticket.sla && <WhyDue key={ticket.sla.obligationId} ticketId={ticket.id} sla={ticket.sla} />;
}

const WhyDue = ({ ticketId, sla }: { ticketId: string; sla: NonNullable<ExplainedTicket['sla']> }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const now = useNow();
  const { data, error, refetch } = useWhyDue(sla.obligationId, ticketId);
  const due = deskDay(sla.dueAt) === deskDay(now) ? translate('sla.why.today', { time: formatInstant(sla.dueAt, locale, 'time') }) : formatInstant(sla.dueAt, locale, 'short', now);
  const kept = keptOf(sla, now);
  return (
    <Card title={translate('sla.why.title', { due })}>
      {sla.kind === 'FOLLOW_UP' && <p className="rg-meta sla-follow-up">{translate('sla.why.followUp')}</p>}
      {data ? <><WhyTable explanation={data.explanation} /><WhySources explanation={data.explanation} /></> : error ? <ErrorState error={error} onRetry={() => { void refetch(); }} /> : <SkeletonRows rows={4} height={everyRowPx} />}
      {data?.explanation.provisional && <p className="rg-chip" data-state="note">{translate('sla.why.provisional')}</p>}
      {kept && sla.answeredAt && <p className="rg-chip sla-kept" data-state={kept === 'met' || kept === 'willMeet' ? 'ok' : 'breached'}>{translate(`sla.why.${kept}`, { at: formatInstant(sla.answeredAt, locale, 'short', now) })}</p>}
    </Card>
  );
};
