import type { Viewer } from '../access/viewer.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { conditionsOf, type TicketFilter } from '../tickets/ticketFilter.ts';
import type { ViewCounter } from './view.type.ts';

/** Nobody reads a larger figure on a tab. */
const largestCount = 100;

interface CountedView {
  viewId: string;
  /** Null when the saved filter is not understood any more. */
  filter: TicketFilter | null;
}

/** How many tickets each view holds: one query, whatever the number of views, and only what the viewer may see is counted. */
export const countersOf = async (reader: Reader, viewer: Viewer, views: readonly CountedView[]): Promise<ViewCounter[]> => {
  const values: unknown[] = [];
  const counts = views.flatMap(({ filter }, index) => {
    if (!filter) return [];
    const { conditions, joins } = conditionsOf(filter, viewer, new Conditions(values));
    return [`select ${index} as index, (select count(*)::int from (select from ticket t ${joins.join(' ')} ${conditions.sql} limit ${largestCount + 1}) found) as count`];
  });
  const rows = counts.length === 0 ? [] : await readRows<{ index: number; count: number }>(reader, counts.join(' union all '), values);
  const found = new Map(rows.map(({ index, count }) => [index, count]));
  return views.map(({ viewId }, index) => {
    const count = found.get(index) ?? null;
    return { viewId, count: count === null ? null : Math.min(count, largestCount), exact: count === null || count <= largestCount };
  });
};
