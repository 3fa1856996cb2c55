import { useTranslate } from 'ra-core';
import { AwayChip, Button, Initials, DeskTime, Sheet, type SheetColumn } from '@reglament/admin/kit';
import type { PersonLoad } from './documents.ts';

type Row = PersonLoad & { id: string };

const Person = ({ staff }: Pick<PersonLoad, 'staff'>) => <span className="rg-row"><Initials person={staff} /> {staff.name} <AwayChip absence={staff.absence} /></span>;
/** A figure that is nothing to think about stands back. */
const Figure = ({ count, state }: { count: number; state?: 'atRisk' | 'breached' }) =>
  (count === 0 ? <span className="rg-meta">0</span> : state ? <span className="rg-chip rg-num" data-state={state}>{count}</span> : <span className="rg-num">{count}</span>);

const HandOver = ({ row, onHandOver }: { row: Row; onHandOver: (row: PersonLoad) => void }) => {
  const translate = useTranslate();
  // the row leads to the queue; the button does not
  return row.staff.absence && row.open > 0
    ? <Button size="small" onClick={(event) => { event.stopPropagation(); onHandOver(row); }}>{translate('team.act.handOver')}</Button>
    : null;
};

const figures: readonly SheetColumn<Row>[] = [
  { id: 'name', label: 'team.column.name', render: (row) => <Person staff={row.staff} /> },
  { id: 'open', label: 'team.column.open', kind: 'number', render: ({ open }) => <Figure count={open} /> },
  { id: 'dueToday', label: 'team.column.dueToday', kind: 'number', render: ({ dueToday }) => <Figure count={dueToday} /> },
  { id: 'atRisk', label: 'team.column.atRisk', kind: 'number', render: ({ atRisk }) => <Figure count={atRisk} state="atRisk" /> },
  { id: 'overdue', label: 'team.column.overdue', kind: 'number', render: ({ overdue }) => <Figure count={overdue} state="breached" /> },
  { id: 'answered', label: 'team.column.answeredToday', kind: 'number', render: ({ answeredToday }) => <Figure count={answeredToday} /> },
  { id: 'oldest', label: 'team.column.oldest', kind: 'meta', render: ({ oldestWaitingSince }) => (oldestWaitingSince ? <DeskTime at={oldestWaitingSince} /> : '—') },
];

/** One row a person; it leads to the queue of that person. */
export const LoadSheet = ({ rows, onHandOver }: { rows: readonly PersonLoad[]; onHandOver: ((row: PersonLoad) => void) | null }) => {
  const translate = useTranslate();
  const columns = onHandOver ? [...figures, { id: 'act', label: 'team.column.act', kind: 'act' as const, render: (row: Row) => <HandOver row={row} onHandOver={onHandOver} /> }] : figures;
  return <Sheet<Row> rows={rows.map((row) => ({ ...row, id: row.staff.id }))} columns={columns} to={({ id }) => `/tickets?tab=all&assigneeId=${id}`} isOff={({ staff }) => staff.absence !== null} caption={translate('team.menu')} />;
};
