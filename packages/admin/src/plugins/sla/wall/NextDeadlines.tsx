import { useTranslate } from 'react-admin';
import { dueOf, formatInstant, useConsoleLocale } from '@reglament/admin/kit';
import type { BoardRow } from './board.ts';
import { familyName, shortNumber } from './boardState.ts';

/** The ten next dues, overdue ones first. `asOf` and `now` are both by the server's clock. */
export const NextDeadlines = ({ rows, asOf, now }: { rows: readonly BoardRow[]; asOf: string; now: number }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  return (
    <section className="sla-wall-panel" aria-labelledby="sla-wall-next">
      <h2 id="sla-wall-next">{translate('sla.wall.next')}</h2>
      {rows.length === 0 ? <p className="sla-wall-nothing">{translate('sla.wall.nothing')}</p> : (
        <ol className="sla-wall-next">
          {rows.map((row) => {
            const { state, text } = dueOf(row, locale, now, asOf);
            return (
              <li key={`${row.ticketId}/${row.dueAt}`} data-state={state}>
                <b title={formatInstant(row.dueAt, locale, 'message', now)}>{text}</b>
                <span title={row.number}>{shortNumber(row.number)} · {row.subject}</span>
                <i>{row.assigneeName ? familyName(row.assigneeName) : translate('sla.wall.nobody')}</i>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
};
