import { useTranslate } from 'react-admin';
import type { BoardLoad } from './board.ts';
import { familyName } from './boardState.ts';

/** More people than this do not fit; the rest is one line. */
const peopleShown = 7;
/** A bar is full at so many promises, or at the busiest one's when that is more. */
const fullBar = 8;
const parts = ['breached', 'atRisk', 'onTime'] as const;
const totalOf = (row: BoardLoad): number => parts.reduce((sum, part) => sum + row[part], 0);

const Bar = ({ row, full }: { row: BoardLoad; full: number }) => {
  const translate = useTranslate();
  const name = row.name ? familyName(row.name) : translate('sla.wall.nobody');
  return (
    <li>
      <span aria-hidden="true">{name}</span>
      <div className="sla-wall-track" role="img" aria-label={translate('sla.wall.loadOf', { name, breached: row.breached, atRisk: row.atRisk, onTime: row.onTime })}>
        {parts.filter((part) => row[part] > 0).map((part) => <i key={part} data-part={row.name ? part : `${part}-nobody`} style={{ width: `${(row[part] / full) * 100}%` }}>{row[part]}</i>)}
      </div>
      <b aria-hidden="true">{totalOf(row)}</b>
    </li>
  );
};

/** What each specialist owes, as one bar: overdue, running short, on time. */
export const Load = ({ load }: { load: readonly BoardLoad[] }) => {
  const translate = useTranslate();
  const full = Math.max(fullBar, ...load.map(totalOf));
  const hidden = load.length - peopleShown;
  return (
    <section className="sla-wall-panel" aria-labelledby="sla-wall-load">
      <h2 id="sla-wall-load">{translate('sla.wall.load')}</h2>
      {load.length === 0 ? <p className="sla-wall-nothing">{translate('sla.wall.free')}</p> : (
        <>
          <ul className="sla-wall-bars">
            {load.slice(0, peopleShown).map((row) => <Bar key={row.staffId ?? ''} row={row} full={full} />)}
          </ul>
          <p className="sla-wall-legend">
            {parts.map((part) => <span key={part}><i data-part={part} />{translate(`sla.wall.legend.${part}`)}</span>)}
            {hidden > 0 && <span>{translate('sla.wall.more', { smart_count: hidden })}</span>}
          </p>
        </>
      )}
    </section>
  );
};
