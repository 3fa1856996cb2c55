import { useTranslate } from 'react-admin';
import { formatDay, useConsoleLocale } from '@reglament/admin/kit';
import type { CalendarYear } from './documents.ts';

/** Whether a year is published, by which decree, and how many days of it are worked. */
export const YearStatus = ({ year }: { year: CalendarYear }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  return (
    <p className="calendar-status">
      <span className="rg-chip" data-state={year.status === 'OFFICIAL' ? 'ok' : 'atRisk'}>{translate(`calendar.status.${year.status}`)}</span>
      {year.decreeNumber && <span>{translate('calendar.decree', { number: year.decreeNumber, date: year.decreeDate ? formatDay(year.decreeDate, locale) : '' })}</span>}
      <span className="rg-meta">{translate('calendar.version', { version: year.version })}</span>
      <span className="rg-meta rg-num">{translate('calendar.workingDays', { smart_count: year.workingDays })}</span>
    </p>
  );
};
