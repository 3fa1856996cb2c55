import { useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { Button, GuardedButton, Loaded, deskDay, Page, useCan, useConsoleLocale, useNow, useRead } from '@reglament/admin/kit';
import { CalendarChoice } from './CalendarChoice.tsx';
import { Changes } from './Changes.tsx';
import { DayDialog } from './DayDialog.tsx';
import { dayWords } from './dayWords.ts';
import { REMINDERS, YEAR, type CalendarDay, type CalendarYear } from './documents.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { NewCalendarDialog } from './NewCalendarDialog.tsx';
import { Transfers } from './Transfers.tsx';
import { Versions } from './Versions.tsx';
import { YearStatus } from './YearStatus.tsx';
import './calendar.css';

const kinds = ['WORKING', 'WEEKEND', 'HOLIDAY', 'MOVED_OFF', 'WORKING_WEEKEND', 'SHORT', 'CLOSED', 'OPENED', 'SPECIAL'] as const;
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Arrows walk through the year, whatever month a day is in. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const step = steps[event.key];
  const date = event.target instanceof HTMLElement ? event.target.dataset['date'] : undefined;
  if (step === undefined || date === undefined) return;
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10);
  const target = event.currentTarget.querySelector<HTMLElement>(`[data-date="${next}"]`);
  if (!target) return;
  event.preventDefault();
  target.focus();
};

/** Which calendar and which year, as the address says; without a calendar it is the one of the regulation in force. */
const useAddress = (thisYear: number) => {
  const [query, setQuery] = useSearchParams();
  const go = (part: Record<string, string>): void => setQuery({ ...Object.fromEntries(query), ...part }, { replace: true });
  return { calendarCode: query.get('calendar'), year: Number(/^\d{4}$/.exec(query.get('year') ?? '')?.[0] ?? thisYear), go };
};

const Days = ({ year, today, onDay }: { year: CalendarYear; today: string; onDay: ((day: CalendarDay) => void) | null }) => {
  const translate = useTranslate();
  return <>
    <ul className="calendar-legend" aria-label={translate('calendar.legend')}>{kinds.map((kind) => <li key={kind}><span className="calendar-day" data-kind={kind} aria-hidden="true">1</span>{translate(`calendar.kind.${kind}`)}</li>)}</ul>
    <div className="calendar-months" onKeyDown={walk}>
      {year.months.map((month) => <MonthGrid key={month.month} month={month} today={today} days={year.days.filter(({ date }) => Number(date.slice(5, 7)) === month.month)} onDay={onDay} />)}
    </div>
  </>;
};

/** A year of a calendar to look at (§4.6, §6): a click closes or opens a day, after showing what would move. */
export default function CalendarPage() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const can = useCan();
  const today = deskDay(useNow());
  const { calendarCode, year, go } = useAddress(Number(today.slice(0, 4)));
  const [version, setVersion] = useState<number | null>(null);
  const [day, setDay] = useState<CalendarDay | null>(null);
  const [open, setOpen] = useState<'import' | 'create' | null>(null);
  const result = useRead(YEAR, { calendarCode, year, version });
  const reminders = useRead(REMINDERS, {});
  const code = calendarCode ?? result.data?.calendarCode ?? null;
  const overdue = reminders.data?.filter((one) => one.calendarCode === code) ?? [];
  const move = (part: Record<string, string>): void => { setVersion(null); go(part); };
  const mayChange = can('calendar.change') && version === null;
  return (
    <Page title={translate('calendar.menu')} actions={<>
      <CalendarChoice code={code} onChoose={(calendar) => move({ calendar })} onCreate={() => setOpen('create')} />
      <div className="calendar-year" role="group" aria-label={translate('calendar.field.year')}>
        <Button size="small" aria-label={translate('calendar.act.previous')} onClick={() => move({ year: String(year - 1) })}>‹</Button><b className="rg-num">{year}</b><Button size="small" aria-label={translate('calendar.act.next')} onClick={() => move({ year: String(year + 1) })}>›</Button>
      </div>
      <GuardedButton permission="calendar.change" right="calendar.right.change" disabled={code === null} onClick={() => setOpen('import')}>{translate('calendar.act.load')}…</GuardedButton>
    </>}>
      {overdue.map((one) => <p key={one.year} className="calendar-reminder" role="status">{translate('calendar.reminder', { year: one.year })}</p>)}
      <Loaded result={result}>{(shown) => shown && (
        <>
          <YearStatus year={shown} />
          <Days year={shown} today={today} onDay={mayChange ? setDay : null} />
          <div className="calendar-cards">
            <Changes calendarCode={shown.calendarCode} />
            <div className="rg-stack">
              <Versions calendarCode={shown.calendarCode} year={shown.year} chosen={version} onVersion={setVersion} />
              <Transfers year={shown} />
            </div>
          </div>
          {day && <DayDialog key={day.date} day={day} calendarCode={shown.calendarCode} version={shown.version} title={dayWords(day.date, locale, 'full')} onClose={() => setDay(null)} />}
        </>
      )}</Loaded>
      {open === 'import' && code !== null && <ImportDialog year={overdue[0]?.year ?? year} calendarCode={code} onClose={() => setOpen(null)} />}
      {open === 'create' && <NewCalendarDialog onMade={(calendar) => { setOpen(null); move({ calendar }); }} onClose={() => setOpen(null)} />}
    </Page>
  );
}
