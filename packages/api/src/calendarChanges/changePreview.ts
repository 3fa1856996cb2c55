import { readRows, type Reader } from '../platform/reading/connection.ts';
import { countsOf, obligationColumns, recomputed, type ChangeCounts, type NewCalendar, type ObligationRow, type Recomputed } from '../sla/calendarRecompute.ts';

/** A promise that would move. */
export interface MovedPromise {
  obligationId: string;
  ticketId: string;
  number: string;
  subject: string;
  previousDueAt: Date;
  dueAt: Date;
  graced: boolean;
}

/** What a change of the calendar would do (R11). */
export interface ChangePreview extends ChangeCounts {
  /** The ones that hurt first: those that come earlier, then by their new due; at most fifty. */
  moved: MovedPromise[];
}

/** The reader gives instants as PostgreSQL writes them. */
type WrittenRow = Omit<ObligationRow, 'openedAt' | 'startsAt' | 'dueAt' | 'outerLimitAt' | 'warnAt'> & Record<'openedAt' | 'startsAt' | 'dueAt' | 'outerLimitAt' | 'warnAt', string | Date>;
const withDates = (row: WrittenRow): ObligationRow => ({
  ...row, openedAt: new Date(row.openedAt), startsAt: new Date(row.startsAt), dueAt: new Date(row.dueAt), outerLimitAt: new Date(row.outerLimitAt), warnAt: new Date(row.warnAt),
});

const page = 5000;
const mostShown = 50;

const firstThoseThatHurt = (a: Recomputed, b: Recomputed): number =>
  Number(b.graced) - Number(a.graced) || Number(b.dueAt < b.row.dueAt) - Number(a.dueAt < a.row.dueAt) || a.dueAt.getTime() - b.dueAt.getTime();

/** Counts every promise anew without writing anything; in pages, so that other requests get their turn. */
export const previewOf = async (reader: Reader, touched: { sql: string; values: unknown[] }, calendar: NewCalendar, now: number): Promise<ChangePreview> => {
  const total: ChangeCounts = { looked: 0, later: 0, earlier: 0, graced: 0, confirmed: 0 };
  let shown: Recomputed[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const at = touched.values.length + 1;
    const rows = await readRows<WrittenRow>(
      reader, `select ${obligationColumns} from response_obligation o where ${touched.sql} and o.id > $${at} order by o.id limit ${page}`, [...touched.values, after]);
    const all = rows.map((row) => recomputed(withDates(row), calendar, now));
    const counts = countsOf(all);
    for (const key of Object.keys(total) as (keyof ChangeCounts)[]) total[key] += counts[key];
    shown = [...shown, ...all.filter(({ moved }) => moved)].toSorted(firstThoseThatHurt).slice(0, mostShown);
    const last = rows.at(-1);
    if (rows.length < page || !last) break;
    after = last.id;
  }
  return { ...total, moved: await named(reader, shown) };
};

const named = async (reader: Reader, moved: readonly Recomputed[]): Promise<MovedPromise[]> => {
  const tickets = await readRows<{ id: string; number: string; subject: string }>(reader, 'select id, number, subject from ticket where id = any($1::uuid[])', [moved.map(({ row }) => row.ticketId)]);
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  return moved.map(({ row, dueAt, graced }) => ({
    obligationId: row.id, ticketId: row.ticketId, number: byId.get(row.ticketId)?.number ?? '', subject: byId.get(row.ticketId)?.subject ?? '', previousDueAt: row.dueAt, dueAt, graced,
  }));
};
