import { useTranslate } from 'react-admin';
import { share, useConsoleLocale } from '@reglament/admin/kit';
import type { Figures } from './documents.ts';
import { shortMonth } from './shortMonth.ts';

/** Kept and broken promises month by month: a column's height is its number of promises, its red part was broken. */
export const MonthChart = ({ months }: { months: readonly Figures[] }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const most = Math.max(1, ...months.map(({ total }) => total));
  return (
    <ol className="reports-chart" aria-label={translate('reports.chart')}>
      {months.map(({ key, total, met, breached, excused, percent }) => (
        <li key={key}>
          <span className="rg-num">{share(percent, locale)}</span>
          <div className="reports-column" role="img" aria-label={translate('reports.column', { month: shortMonth(key ?? '', locale), met, total })} title={translate('reports.column', { month: shortMonth(key ?? '', locale), met, total })} style={{ height: `${(total / most) * 100}%` }}>
            <i data-part="breached" style={{ flexGrow: breached - excused }} />
            <i data-part="excused" style={{ flexGrow: excused }} />
            <i data-part="met" style={{ flexGrow: met }} />
          </div>
          <small>{shortMonth(key ?? '', locale)}</small>
        </li>
      ))}
    </ol>
  );
};
