import { useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { Button, Card, GuardedButton, Loaded, MoscowTime, moscowDay, Page, useCan, useConsoleLocale, useNow, useRead } from '@reglament/admin/kit';
import { DayDialog } from './DayDialog.tsx';
import { REMINDERS, VERSIONS, YEAR, type CalendarDay, type CalendarYear } from './documents.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { MonthGrid } from './MonthGrid.tsx';
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

const Status = ({ year }: { year: CalendarYear }) => {
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

const Versions = ({ year, chosen, onVersion }: { year: number; chosen: number | null; onVersion: (version: number | null) => void }) => {
  const translate = useTranslate();
  const versions = useRead(VERSIONS, { year });
  return (
    <Card title={translate('calendar.versions')}>
      <Loaded result={versions}>{(rows) => rows.length === 0 ? <p className="rg-meta">{translate('calendar.noVersions')}</p> : (
        <ul className="calendar-versions">
          {rows.map((row, index) => (
            <li key={row.id}>
              <Button size="small" kind="quiet" aria-pressed={chosen === row.version || (chosen === null && index === 0)} onClick={() => onVersion(index === 0 ? null : row.version)}>{translate('calendar.version', { version: row.version })}</Button>
              <span className="rg-meta"><MoscowTime at={row.loadedAt} style="message" /> · {row.loadedBy?.name}{row.reason && ` · ${row.reason}`}</span>
            </li>
          ))}
        </ul>
      )}</Loaded>
    </Card>
  );
};

/** A year of the calendar to look at (§4.6, §6): a click closes or opens a day, after showing what would move. */
export default function CalendarPage() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const can = useCan();
  const today = moscowDay(useNow());
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [version, setVersion] = useState<number | null>(null);
  const [day, setDay] = useState<CalendarDay | null>(null);
  const [importing, setImporting] = useState(false);
  const result = useRead(YEAR, { year, version });
  const reminders = useRead(REMINDERS, {});
  const go = (to: number): void => { setYear(to); setVersion(null); };
  const mayChange = can('calendar.change') && version === null;
  return (
    <Page title={translate('calendar.menu')} actions={<>
      <div className="calendar-year" role="group" aria-label={translate('calendar.field.year')}>
        <Button size="small" aria-label={translate('calendar.act.previous')} onClick={() => go(year - 1)}>‹</Button><b className="rg-num">{year}</b><Button size="small" aria-label={translate('calendar.act.next')} onClick={() => go(year + 1)}>›</Button>
      </div>
      <GuardedButton permission="calendar.change" right="calendar.right.change" onClick={() => setImporting(true)}>{translate('calendar.act.load')}…</GuardedButton>
    </>}>
      {reminders.data?.map((one) => <p key={one.year} className="calendar-reminder" role="status">{translate('calendar.reminder', { year: one.year })}</p>)}
      <Loaded result={result}>{(shown) => shown && (
        <>
          <Status year={shown} />
          <ul className="calendar-legend" aria-label={translate('calendar.legend')}>{kinds.map((kind) => <li key={kind}><span className="calendar-day" data-kind={kind} aria-hidden="true">1</span>{translate(`calendar.kind.${kind}`)}</li>)}</ul>
          <div className="calendar-months" onKeyDown={walk}>
            {shown.months.map((month) => <MonthGrid key={month.month} month={month} today={today} days={shown.days.filter(({ date }) => Number(date.slice(5, 7)) === month.month)} onDay={mayChange ? setDay : null} />)}
          </div>
          <Versions year={year} chosen={version} onVersion={setVersion} />
        </>
      )}</Loaded>
      {day && <DayDialog key={day.date} day={day} title={new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(`${day.date}T00:00:00Z`))} onClose={() => setDay(null)} />}
      {importing && <ImportDialog year={reminders.data?.[0]?.year ?? year} onClose={() => setImporting(false)} />}
    </Page>
  );
}
