import { useTranslate } from 'react-admin';
import { useConsoleLocale } from '@reglament/admin/kit';
import { dayWords } from './dayWords.ts';
import type { CalendarDay, CalendarMonth } from './documents.ts';

/** A week that begins with its Monday. */
const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'] as const;

/** A month of the year: a button a day; arrow keys go through the days, Enter opens one. */
export const MonthGrid = ({ month, days, today, onDay }: { month: CalendarMonth; days: readonly CalendarDay[]; today: string; onDay: ((day: CalendarDay) => void) | null }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const first = days[0];
  if (!first) return null;
  const name = dayWords(first.date, locale, 'month');
  const before = (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return (
    <section className="calendar-month" aria-label={name}>
      <header><h3>{name}</h3><span className="rg-meta rg-num">{translate('calendar.workingDays', { smart_count: month.workingDays })} · {translate('calendar.hours', { smart_count: Math.round(month.workingSeconds / 3600) })}</span></header>
      <div className="calendar-days">
        {week.map((date) => <span key={date} className="calendar-weekday" aria-hidden="true">{dayWords(date, locale, 'weekday')}</span>)}
        {days.map((day, index) => {
          const words = `${dayWords(day.date, locale, 'dayOfMonth')}: ${day.name ?? translate(`calendar.kind.${day.kind}`)}${day.hours ? ` ${day.hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')}` : ''}`;
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
