import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { complianceGroupings } from '@reglament/schema';
import { Button, Card, EmptyState, Loaded, deskDay, Page, saveFile, share, Sheet, Slot, toFault, useChoices, useConsole, useConsoleLocale, useNow, useRead, type SheetColumn } from '@reglament/admin/kit';
import { BreachList } from './BreachList.tsx';
import { REPORT, REPORT_FILE, type Figures, type FileFormat, type Question } from './documents.ts';
import { MonthChart } from './MonthChart.tsx';
import { Overtakings } from './Overtakings.tsx';
import { daysOf, nameOf, periodNames, questionOf, type PeriodName } from './period.ts';
import './reports.css';

type Row = Figures & { id: string };

const Percent = ({ of }: { of: number | null }) => <>{share(of, useConsoleLocale())}</>;
const Label = ({ row }: { row: Row }) => { const translate = useTranslate(); return <>{row.label ?? translate('reports.none')}</>; };

const columns: readonly SheetColumn<Row>[] = [
  { id: 'label', label: 'reports.field.group', render: (row) => <Label row={row} /> },
  { id: 'total', label: 'reports.field.total', kind: 'number', render: ({ total }) => total },
  { id: 'met', label: 'reports.field.met', kind: 'number', render: ({ met }) => met },
  { id: 'breached', label: 'reports.field.breached', kind: 'number', render: ({ breached }) => breached },
  { id: 'excused', label: 'reports.field.excused', kind: 'number', render: ({ excused }) => excused },
  { id: 'notRequired', label: 'reports.field.notRequired', kind: 'number', render: ({ notRequired }) => notRequired },
  { id: 'percent', label: 'reports.field.percent', kind: 'number', render: ({ percent }) => <b><Percent of={percent} /></b> },
  { id: 'without', label: 'reports.field.percentWithoutExcused', kind: 'number', render: ({ percentWithoutExcused }) => <Percent of={percentWithoutExcused} /> },
];

const Files = ({ question }: { question: Question }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { client } = useConsole();
  const [busy, setBusy] = useState<FileFormat | null>(null);
  const save = async (format: FileFormat): Promise<void> => {
    setBusy(format);
    try {
      const { complianceFile: file } = await client.run(REPORT_FILE, { input: question, format });
      saveFile(file);
    } catch (failure) {
      notify(toFault(failure).message, { type: 'error' });
    } finally {
      setBusy(null);
    }
  };
  return <>{(['CSV', 'XLSX'] as const).map((format) => <Button key={format} pending={busy === format} onClick={() => { void save(format); }}>{translate('reports.save', { format })}</Button>)}</>;
};

const Headline = ({ total }: { total: Figures }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  return (
    <Card title={translate('reports.kept')}>
      <p className="reports-figure" data-good={total.breached === 0 || undefined}>{share(total.percent, locale)}</p>
      <p className="rg-meta">{translate('reports.metOf', { met: total.met, smart_count: total.total })}</p>
      {total.excused > 0 && <p className="rg-meta">{translate('reports.excusedBeside', { smart_count: total.excused, percent: share(total.percentWithoutExcused, locale) })}</p>}
      {total.notRequired > 0 && <p className="rg-meta">{translate('reports.notRequired', { smart_count: total.notRequired })}</p>}
    </Card>
  );
};

/** How the desk kept its promises in a period (§4.7), and what became of those that it broke. The address names the question. */
export default function ReportPage() {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const today = deskDay(useNow());
  const question = questionOf(search, today);
  const groupings = useChoices(complianceGroupings);
  const result = useRead(REPORT, { input: question });
  // what stands beside the figures, and the file of them, are as of the same moment
  const shown: Question = result.data ? { ...question, asOf: result.data.asOf } : question;
  const ask = (change: Partial<Question>): void => {
    const next = { ...question, ...change };
    setSearch({ from: next.from, to: next.to, by: next.groupBy }, { replace: true });
  };
  const grouping = groupings.find(({ value }) => value === question.groupBy)?.label ?? '';
  return (
    <Page title={translate('reports.menu')} subtitle={translate('reports.subtitle')} actions={<Files question={shown} />}>
      <div className="rg-stack">
        <form className="reports-question" onSubmit={(event) => event.preventDefault()}>
          <select className="rg-input rg-select" aria-label={translate('reports.period.label')} value={nameOf(question, today) ?? ''} onChange={(event) => ask(daysOf(event.target.value as PeriodName, today))}>
            {nameOf(question, today) === null && <option value="">{translate('reports.period.own')}</option>}
            {periodNames.map((name) => <option key={name} value={name}>{translate(`reports.period.${name}`)}</option>)}
          </select>
          <input className="rg-input" type="date" required aria-label={translate('reports.from')} value={question.from} onChange={(event) => { if (event.target.value) ask({ from: event.target.value }); }} />
          <span aria-hidden="true">–</span>
          <input className="rg-input" type="date" required aria-label={translate('reports.to')} value={question.to} onChange={(event) => { if (event.target.value) ask({ to: event.target.value }); }} />
          <select className="rg-input rg-select" aria-label={translate('reports.groupBy')} value={question.groupBy} onChange={(event) => ask({ groupBy: event.target.value as Question['groupBy'] })}>
            {groupings.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
          </select>
        </form>
        <Loaded result={result}>
          {({ total, rows, months, breaches }) => (total.total + total.notRequired === 0
            ? <EmptyState title={translate('reports.empty.title')}>{translate('reports.empty.text')}</EmptyState>
            : (
              <>
                <div className="reports-top">
                  <Headline total={total} />
                  <Card title={translate('reports.chart')}><MonthChart months={months} /></Card>
                </div>
                <Card title={grouping}><Sheet<Row> rows={rows.map((row) => ({ ...row, id: row.key ?? 'none' }))} columns={columns} caption={grouping} /></Card>
                <Card title={translate('reports.breaches', { smart_count: total.breached })}>
                  {total.breached > breaches.length && <p className="rg-meta">{translate('reports.latestBreaches', { smart_count: breaches.length })}</p>}
                  <BreachList breaches={breaches} />
                </Card>
                <Overtakings question={shown} />
              </>
            ))}
        </Loaded>
        <Slot id="reports.page" context={{ from: question.from, to: question.to }} />
      </div>
    </Page>
  );
}
