import { useTranslate } from 'react-admin';
import { priorities } from '@reglament/schema';
import { share, useConsoleLocale, useTerm } from '@reglament/admin/kit';
import type { BoardCompliance } from './board.ts';

/** The kept promises of each priority (§4.7); what is missing to the full bar was broken. */
export const Compliance = ({ rows, days }: { rows: readonly BoardCompliance[]; days: number }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  return (
    <section className="sla-wall-panel" aria-labelledby="sla-wall-compliance">
      <h2 id="sla-wall-compliance">{translate('sla.wall.byPriority', { smart_count: days })}</h2>
      <ul className="sla-wall-bars" data-shares="">
        {rows.map(({ priority, met, total, percent }) => (
          <li key={priority}>
            <span>{term(priorities, priority).toLocaleLowerCase(locale)}</span>
            <div className="sla-wall-track" role="img" aria-label={translate('sla.wall.metOf', { met, total })}>
              {percent !== null && <><i data-part="met" style={{ width: `${percent}%` }} /><i data-part="breached" style={{ width: `${100 - percent}%` }} /></>}
            </div>
            <b>{share(percent, locale)}</b>
            <small>{total === 0 ? translate('sla.wall.none') : translate('sla.wall.metOf', { met, total })}</small>
          </li>
        ))}
      </ul>
    </section>
  );
};
