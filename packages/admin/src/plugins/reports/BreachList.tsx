import { useTranslate } from 'react-admin';
import { priorities } from '@reglament/schema';
import { EmptyState, formatWorkingTime, DeskTime, RecordLink, useConsoleLocale, useTerm } from '@reglament/admin/kit';
import type { Breach } from './documents.ts';

const Story = ({ breach }: { breach: Breach }) => {
  const translate = useTranslate();
  return (
    <ol className="reports-story">
      {breach.story.map(({ at, type, actor, assigneeName }, index) => (
        <li key={index} data-breach={type === 'OBLIGATION_BREACHED' || undefined}>
          <DeskTime at={at} style="message" />
          <span>{translate(`reports.event.${type}`, { _: type, assignee: assigneeName ?? translate('reports.queue') })}</span>
          <span className="rg-meta">{actor.name}</span>
        </li>
      ))}
    </ol>
  );
};

/** Every broken promise with what happened meanwhile: why it was broken (§4.7). */
export const BreachList = ({ breaches }: { breaches: readonly Breach[] }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  if (breaches.length === 0) return <EmptyState title={translate('reports.noBreaches')} />;
  return (
    <ul className="reports-breaches">
      {breaches.map((breach) => (
        <li key={breach.obligationId}>
          {/* beside what opens the story, not within: a button holds no link */}
          <span className="reports-number rg-num"><RecordLink resource="tickets" id={breach.ticketId}>{breach.number}</RecordLink></span>
          <details>
            <summary>
              <div className="rg-clip">{breach.subject}</div>
              <b data-excused={breach.excused || undefined}>{translate(breach.answeredAt ? 'reports.lateBy' : 'reports.overdueBy', { time: formatWorkingTime(breach.lateWorkingSeconds, locale) })}</b>
              <span className="rg-meta">
                {breach.client} · {breach.specialist ?? translate('reports.queue')} · {term(priorities, breach.priority).toLocaleLowerCase(locale)} · {translate('reports.dueAt')} <DeskTime at={breach.dueAt} style="message" />
                {breach.excused && <> · {translate('reports.excusedChip')}</>}
              </span>
            </summary>
            {breach.excusedReason && <p className="rg-prose">{translate('reports.excusedBecause', { reason: breach.excusedReason })}</p>}
            <Story breach={breach} />
          </details>
        </li>
      ))}
    </ul>
  );
};
