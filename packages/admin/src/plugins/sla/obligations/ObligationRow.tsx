import { useTranslate } from 'ra-core';
import { obligationKinds, priorities, standings } from '@reglament/schema';
import { Button, formatInstant, DeskTime, useCan, useConsoleLocale, useNow, useTerm } from '@reglament/admin/kit';
import type { Obligation } from './documents.ts';
import { History } from './History.tsx';
import { chipStates, mayBeExcused, outcomeOf } from './outcome.ts';

const Outcome = ({ obligation }: { obligation: Obligation }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const now = useNow();
  const outcome = outcomeOf(obligation, now);
  return outcome && <p>{translate(`sla.obligations.${outcome.key}`, { at: formatInstant(outcome.at, locale, 'short', now), reason: outcome.reason })}</p>;
};

/** One promise: what it answers, from when to when, how it stands, and who excused its breach (R11). */
export const ObligationRow = ({ obligation, ticketVersion, onExcuse }: { obligation: Obligation; ticketVersion: number; onExcuse: () => void }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const locale = useConsoleLocale();
  const can = useCan();
  const { kind, clause, standing, priority, startsAt, dueAt, provisional, excusedAt, excusedReason } = obligation;
  return (
    <li data-obligation={obligation.id}>
      <p className="sla-obligation-head"><b>{term(obligationKinds, kind)}</b> <span className="rg-meta">§{clause}</span><span className="rg-chip" data-state={chipStates[standing]}>{term(standings, standing)}</span></p>
      <p className="rg-num"><DeskTime at={startsAt} /> → <b><DeskTime at={dueAt} /></b></p>
      <p className="rg-meta">{translate('sla.obligations.priority', { priority: term(priorities, priority).toLocaleLowerCase(locale) })}{provisional && ` · ${translate('sla.obligations.provisional')}`}</p>
      <Outcome obligation={obligation} />
      {excusedAt && <p className="sla-excuse"><b>{translate('sla.obligations.excused')}</b> <DeskTime at={excusedAt} />: {excusedReason}</p>}
      {mayBeExcused(obligation) && can('obligations.excuse') && <Button size="small" onClick={onExcuse}>{translate('sla.act.excuse')}…</Button>}
      <History obligationId={obligation.id} ticketVersion={ticketVersion} />
    </li>
  );
};
