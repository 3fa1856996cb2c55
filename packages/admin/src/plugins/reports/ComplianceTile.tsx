import { useTranslate } from 'ra-core';
import { deskDay, share, TileLoaded, useConsoleLocale, useNow, useRead } from '@reglament/admin/kit';
import { TREND } from './documents.ts';
import { MonthChart } from './MonthChart.tsx';
import { lastMonths } from './period.ts';
import { trendOf } from './trend.ts';
import './reports.css';

/** Kept promises of this month against the one before, and the half year behind them (§4.7). */
export default function ComplianceTile() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const result = useRead(TREND, { input: { ...lastMonths(6, deskDay(useNow())), groupBy: 'PRIORITY' } }, { refetchEveryMs: 300_000 });
  return (
    <TileLoaded result={result}>
      {({ months }) => {
        const { percent, change } = trendOf(months);
        return (
          <div className="reports-tile">
            <p><b className="rg-num">{share(percent, locale)}</b> <span className="rg-meta">{change === null ? translate('reports.tile.month') : translate(change < 0 ? 'reports.tile.worse' : 'reports.tile.better', { points: Math.abs(change).toLocaleString(locale, { maximumFractionDigits: 1 }) })}</span></p>
            <MonthChart months={months} />
          </div>
        );
      }}
    </TileLoaded>
  );
}
