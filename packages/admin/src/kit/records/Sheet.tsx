import { useMemo, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useTranslate } from 'ra-core';
import { isGone } from '../live/recordEvents.ts';
import { useSingleKeys } from '../hotkeys.ts';
import { ColumnCell, useColumns } from '../Slot.tsx';
import { useRoving } from '../ui/roving.ts';
import './records.css';

/** A column of a table. `label` is a message key; with `source` a list can be ordered by it. */
export interface SheetColumn<R> {
  readonly id: string;
  readonly label: string;
  readonly source?: string;
  readonly render: (record: R) => ReactNode;
  /** `number` stands at the right edge, `meta` is quiet, `act` holds buttons or links and needs no heading to be seen. */
  readonly kind?: 'number' | 'meta' | 'act';
}
export interface SheetOrder { readonly field: string; readonly order: 'ASC' | 'DESC' }

export interface SheetProps<R> {
  rows: readonly R[];
  /** The first one names the row and carries the link. */
  columns: readonly SheetColumn<R>[];
  /** Where a row leads; the whole row is the link's target. */
  to?: (record: R) => string;
  /** True for rows that are no longer in use; they stand back. */
  isOff?: (record: R) => boolean;
  order?: SheetOrder;
  onOrder?: (source: string) => void;
  /** Says what the table holds, for those who do not see the page around it. */
  caption: string;
}

const Heading = ({ column, order, onOrder }: { column: { label: string; source?: string; kind?: string }; order: SheetOrder | undefined; onOrder: ((source: string) => void) | undefined }) => {
  const translate = useTranslate();
  const { label, source, kind } = column;
  if (!source || !onOrder) return <th scope="col" data-kind={kind}>{kind === 'act' ? <span className="rg-unseen">{translate(label)}</span> : translate(label)}</th>;
  const isOrdered = order?.field === source;
  return (
    <th scope="col" data-kind={kind} aria-sort={isOrdered ? (order.order === 'ASC' ? 'ascending' : 'descending') : undefined}>
      <button type="button" onClick={() => onOrder(source)}>{translate(label)}<span aria-hidden="true">{isOrdered ? (order.order === 'ASC' ? ' ↑' : ' ↓') : ''}</span></button>
    </th>
  );
};

/** A dense table, its rows by keyboard; in a narrow window each row becomes a card with the headings beside the values. */
export const Sheet = <R extends { id: string }>({ rows, columns, to, isOff, order, onOrder, caption }: SheetProps<R>) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [singleKeys] = useSingleKeys();
  const open = (id: string): void => {
    const row = rows.find((one) => one.id === id);
    if (row && to) void navigate(to(row));
  };
  const { rowProps } = useRoving(useMemo(() => rows.map(({ id }) => id), [rows]), { singleKeys, onOpen: open });
  return (
    <table className="rg-table">
      <caption className="rg-unseen">{caption}</caption>
      <thead><tr>{columns.map((column) => <Heading key={column.id} column={column} order={order} onOrder={onOrder} />)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-off={isOff?.(row) || undefined} data-gone={isGone(row) || undefined} {...(to ? { 'data-link': '', ...rowProps(row.id) } : {})}>
            {columns.map((column, index) => (
              <td key={column.id} data-kind={column.kind} data-label={index === 0 || column.kind === 'act' ? undefined : translate(column.label)}>
                {index === 0 && to ? <Link to={to(row)} tabIndex={-1}>{column.render(row)}</Link> : column.render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The columns that other plugins add to a resource, as columns of a table. */
export const useForeignColumns = <R extends { id: string }>(resource: string): SheetColumn<R>[] =>
  useColumns(resource).map((column) => ({
    id: `${column.plugin}/${column.id}`, label: column.label, ...(column.source ? { source: column.source } : {}),
    render: (record) => <ColumnCell column={column} record={record} />,
  }));
