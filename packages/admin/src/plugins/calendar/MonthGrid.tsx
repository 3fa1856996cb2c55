import { useTranslate } from 'react-admin';
import { useConsoleLocale } from '@reglament/admin/kit';
import type { CalendarDay, CalendarMonth } from './documents.ts';

const monday = Date.UTC(2026, 10, 23);
const weekdayNames = (locale: string): string[] => Array.from({ length: 7 }, (_, index) => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(monday + index * 86_400_000));
const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** A month of the year: a button a day; arrow keys go through the days, Enter opens one. */
export const MonthGrid = ({ month, days, today, onDay }: { month: CalendarMonth; days: readonly CalendarDay[]; today: string; onDay: ((day: CalendarDay) => void) | null }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const first = days[0];
  if (!first) return null;
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(utc(first.date));
  const before = (new Date(utc(first.date)).getUTCDay() + 6) % 7;
  return (
    <section className="calendar-month" aria-label={name}>
      <header><h3>{name}</h3><span className="rg-meta rg-num">{translate('calendar.workingDays', { smart_count: month.workingDays })} · {translate('calendar.hours', { smart_count: Math.round(month.workingSeconds / 3600) })}</span></header>
      <div className="calendar-days">
        {weekdayNames(locale).map((weekday) => <span key={weekday} className="calendar-weekday" aria-hidden="true">{weekday}</span>)}
        {days.map((day, index) => {
          const words = `${new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(utc(day.date))}: ${day.name ?? translate(`calendar.kind.${day.kind}`)}${day.hours ? ` ${day.hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')}` : ''}`;
          return (
            <button key={day.date} type="button" className="calendar-day" data-kind={day.kind} data-short={day.shortened || undefined} data-today={day.date === today || undefined} data-date={day.date}
              style={index === 0 ? { gridColumnStart: before + 1 } : undefined} title={words} aria-label={words} aria-disabled={onDay ? undefined : true} onClick={() => onDay?.(day)}>
              {Number(day.date.slice(8))}
            </button>
          );
        })}
      </div>
    </section>
  );
};
