import { useTranslate } from 'ra-core';
import { priorities } from '@reglament/schema';
import { formatInstant, useConsoleLocale, useNow, useTerm } from '@reglament/admin/kit';
import { exactHours, explainedLines, type Explanation } from './explanation.ts';
import './sla.css';

/** The term as a sum: the stretches that were counted, the days that were not and why, and what they come to (R20). */
export const WhyTable = ({ explanation }: { explanation: Explanation }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const lines = explainedLines(explanation.days, locale, useNow());
  const { countedWorkingSeconds: sum, workingDays, priority, difference } = explanation;
  return (
    <table className="sla-why rg-num">
      <caption className="rg-unseen">{translate('sla.why.caption')}</caption>
      <thead className="rg-unseen"><tr><th scope="col">{translate('sla.why.day')}</th><th scope="col">{translate('sla.why.counted')}</th></tr></thead>
      <tbody>
        {lines.map((line) => (line.type === 'counted' ? (
          <tr key={line.key}><td>{line.when}{line.special && <span className="rg-meta"> {line.special}</span>}</td><td>{exactHours(line.seconds, locale)}</td></tr>
        ) : (
          <tr key={line.key} data-skipped=""><td colSpan={2}><span>0</span>{line.when} — {line.name ?? translate(`sla.day.${line.kind === 'WEEKEND' && line.days > 1 ? 'WEEKENDS' : line.kind}`)}</td></tr>
        )))}
      </tbody>
      <tfoot>
        <tr><td>{term(priorities, priority)}: {translate('sla.why.workingDays', { smart_count: workingDays })}</td><td>{exactHours(sum, locale)}</td></tr>
        {difference && <tr data-skipped=""><td colSpan={2}>{difference}</td></tr>}
      </tfoot>
    </table>
  );
};

/** Under what the due was counted: clauses, version of the regulation, versions of the calendar; and the day beyond which no reading of the clauses goes (R20). */
export const WhySources = ({ explanation }: { explanation: Explanation }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const now = useNow();
  const { clauses, regulationVersion, calendarVersions, outerLimitAt } = explanation;
  return (
    <p className="rg-meta sla-sources">
      {[clauses.map((clause) => `§${clause}`).join(', '), translate('sla.why.regulation', { version: regulationVersion }), translate('sla.why.calendar', { versions: calendarVersions.join(', ') }), translate('sla.why.limit', { at: formatInstant(outerLimitAt, locale, 'short', now) })].join(' · ')}
    </p>
  );
};
