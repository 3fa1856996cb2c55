import { useEffect, useRef } from 'react';
import { useDataProvider } from 'ra-core';
import { useConsole } from '@reglament/admin/kit';
import type { TicketRow } from '../ticket.ts';

interface Pages { readonly pages: readonly { readonly data: readonly TicketRow[] }[] }
const everyMinuteMs = 60_000;
const askedAtMost = 100;

/** The rows with the standing that the server counted anew; rows that changed otherwise meanwhile are left alone, and none moves. */
export const withStandings = <P extends Pages>(list: P, counted: readonly TicketRow[]): P => {
  const byId = new Map(counted.map((row) => [row.id, row]));
  const after = (row: TicketRow): TicketRow => {
    const fresh = byId.get(row.id);
    return fresh && fresh.version === row.version ? { ...row, sla: fresh.sla } : row;
  };
  return { ...list, pages: list.pages.map((page) => ({ ...page, data: page.data.map(after) })) };
};

/** Time alone makes a promise at risk, and no event tells of it: once a minute the rows on the screen ask how they stand. */
export const useFreshStandings = (rows: readonly TicketRow[]): void => {
  const { queryClient } = useConsole();
  const dataProvider = useDataProvider();
  const current = useRef(rows);
  useEffect(() => { current.current = rows; });
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const ids = current.current.filter(({ sla }) => sla !== null && sla.answeredAt === null).slice(0, askedAtMost).map(({ id }) => id);
      if (ids.length === 0 || document.hidden) return;
      const { data } = await dataProvider.getMany<TicketRow>('tickets', { ids });
      queryClient.setQueriesData<Pages>({ queryKey: ['tickets', 'getInfiniteList'] }, (list) => list && withStandings(list, data));
    };
    // A line that is down is told of elsewhere; the next minute asks again.
    const timer = setInterval(() => { ask().catch(() => undefined); }, everyMinuteMs);
    return () => clearInterval(timer);
  }, [queryClient, dataProvider]);
};
