import { useTranslate } from 'react-admin';
import { Card, formatDay, useConsoleLocale } from '@reglament/admin/kit';
import type { CalendarYear } from './documents.ts';

/** Which day off became which, and for which days nobody knows (§4.6). */
export const Transfers = ({ year: { transfers, days } }: { year: CalendarYear }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const told = new Set(transfers.flatMap(({ from, to }) => [from, to]));
  const untold = days.filter(({ date, kind }) => (kind === 'MOVED_OFF' || kind === 'WORKING_WEEKEND') && !told.has(date));
  if (transfers.length === 0 && untold.length === 0) return null;
  return (
    <Card title={translate('calendar.transfers.title')}>
      <ul className="calendar-moves">
        {transfers.map(({ from, to, basis }) => <li key={to}><span className="rg-num">{formatDay(from, locale)} → {formatDay(to, locale)}</span><span className="rg-meta">{translate(basis === 'decree' ? 'calendar.transfers.decree' : 'calendar.transfers.law')}</span></li>)}
        {untold.map(({ date, kind }) => <li key={date}><span className="rg-num">{kind === 'MOVED_OFF' ? `? → ${formatDay(date, locale)}` : `${formatDay(date, locale)} → ?`}</span><span className="rg-meta">{translate('calendar.transfers.unknown')}</span></li>)}
      </ul>
    </Card>
  );
};
