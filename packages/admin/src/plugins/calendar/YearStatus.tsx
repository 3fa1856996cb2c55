import { useTranslate } from 'react-admin';
import { useConsoleLocale } from '@reglament/admin/kit';
import type { CalendarYear } from './documents.ts';

/** Whether a year is published, by which decree, and how many days of it are worked. */
export const YearStatus = ({ year }: { year: CalendarYear }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const decreeDate = year.decreeDate && new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(`${year.decreeDate}T00:00:00Z`));
  return (
    <p className="calendar-status">
      <span className="rg-chip" data-state={year.status === 'OFFICIAL' ? 'ok' : 'risk'}>{translate(`calendar.status.${year.status}`)}</span>
      {year.decreeNumber && <span>{translate('calendar.decree', { number: year.decreeNumber, date: decreeDate ?? '' })}</span>}
      <span className="rg-meta">{translate('calendar.version', { version: year.version })}</span>
      <span className="rg-meta rg-num">{translate('calendar.workingDays', { smart_count: year.workingDays })}</span>
    </p>
  );
};
