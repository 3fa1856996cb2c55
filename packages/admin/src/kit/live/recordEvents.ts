import type { QueryClient } from '@tanstack/react-query';

/** What happened to one record. Without a `patch` the record is only known to be older than it should be. */
export interface RecordEvent {
  readonly resource: string;
  readonly type: 'created' | 'updated' | 'deleted';
  readonly id: string;
  readonly version: number;
  readonly patch?: object;
}
interface Row { readonly id: string | number; readonly version?: number }
interface Page { readonly data: readonly Row[] }
interface Pages { readonly pages: readonly Page[] }

/** True for a row that was deleted since it was fetched: it stays where it is, greyed, until the list is refreshed. */
export const isGone = (record: object): boolean => '__gone' in record && record.__gone === true;

/** The row after the event; the same object when the event is no news for it. */
const afterEvent = <R extends Row>(row: R, event: RecordEvent | undefined): R => {
  if (!event || event.version <= (row.version ?? 0)) return row;
  if (event.type === 'deleted') return { ...row, version: event.version, __gone: true };
  return event.patch ? { ...row, ...event.patch, id: row.id, version: event.version } : row;
};

/** Later events of one record swallow earlier ones, patches add up. */
const latest = (events: readonly RecordEvent[]): Map<string, RecordEvent> => {
  const byId = new Map<string, RecordEvent>();
  for (const event of events) {
    const known = byId.get(event.id);
    if (known && known.version >= event.version) continue;
    // A patch-less event in the batch means that the sum of patches is not the whole truth.
    const patch = known && !known.patch ? undefined : event.patch && { ...known?.patch, ...event.patch };
    byId.set(event.id, { ...event, ...(patch ? { patch } : { patch: undefined }) } as RecordEvent);
  }
  return byId;
};

const applyToResource = (queryClient: QueryClient, resource: string, events: Map<string, RecordEvent>): void => {
  const after = <R extends Row>(row: R): R => afterEvent(row, events.get(String(row.id)));
  const rows = <R extends Row>(old: readonly R[]): readonly R[] => {
    const next = old.map(after);
    return next.some((row, index) => row !== old[index]) ? next : old;
  };
  const page = <P extends Page>(old: P): P => {
    const data = rows(old.data);
    return data === old.data ? old : { ...old, data };
  };
  queryClient.setQueriesData<Row>({ queryKey: [resource, 'getOne'] }, (row) => row && after(row));
  for (const method of ['getList', 'getManyReference']) {
    queryClient.setQueriesData<Page>({ queryKey: [resource, method] }, (old) => (old?.data ? page(old) : old));
  }
  queryClient.setQueriesData<readonly Row[]>({ queryKey: [resource, 'getMany'] }, (old) => (Array.isArray(old) ? rows(old as readonly Row[]) : old));
  queryClient.setQueriesData<Pages>({ queryKey: [resource, 'getInfiniteList'] }, (old) => {
    if (!old?.pages) return old;
    const pages = old.pages.map(page);
    return pages.some((next, index) => next !== old.pages[index]) ? { ...old, pages } : old;
  });
};

const refetchUnknown = (queryClient: QueryClient, resource: string, events: Map<string, RecordEvent>): void => {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: [resource, 'getOne'] })) {
    const row = query.state.data as Row | undefined;
    const event = row && events.get(String(row.id));
    if (event?.type === 'updated' && !event.patch && event.version > (row?.version ?? 0)) void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
  }
};

/**
 * Brings cached lists and pages up to date in place: newer versions are merged into the rows that are there.
 * Nothing is inserted, removed or moved, so no row slips from under the cursor; selection lives elsewhere, by id.
 */
export const applyRecordEvents = (queryClient: QueryClient, events: readonly RecordEvent[]): void => {
  for (const resource of new Set(events.map((event) => event.resource))) {
    const byId = latest(events.filter((event) => event.resource === resource && event.type !== 'created'));
    if (byId.size === 0) continue;
    applyToResource(queryClient, resource, byId);
    refetchUnknown(queryClient, resource, byId);
  }
};

/** One event; see `applyRecordEvents`. */
export const applyRecordEvent = (queryClient: QueryClient, event: RecordEvent): void => applyRecordEvents(queryClient, [event]);
