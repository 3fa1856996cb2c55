import type { ReactNode } from 'react';
import { ListBase, useListContext, useTranslate, type RaRecord } from 'ra-core';
import type { ResourceId } from '../registries.ts';
import { Button } from '../ui/Button.tsx';
import { ListFilters, useFilters } from './ContributedFilters.tsx';
import { Page } from '../ui/Page.tsx';
import { Pager } from '../ui/Pager.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../ui/states.tsx';
import { Sheet, useForeignColumns, type SheetColumn, type SheetOrder } from './Sheet.tsx';

export interface RecordListProps<R> {
  resource: ResourceId;
  title: string;
  columns: readonly SheetColumn<R>[];
  order: SheetOrder;
  to?: (record: R) => string;
  isOff?: (record: R) => boolean;
  /** The fields above the table, see `SearchFilter` and `ChoiceFilter`. */
  filters?: ReactNode;
  /** What the list starts with, e.g. `{active: true}`. */
  filterDefaults?: Record<string, unknown>;
  actions?: ReactNode;
  /** What to say when there is nothing at all. */
  empty: { title: string; text?: string; action?: ReactNode };
  /** Says how many there are: a message key with `smart_count`. */
  count: string;
  /** Asks anew after so many milliseconds while the list is looked at. */
  refetchEveryMs?: number;
  /** Stands over the table: a hint, a banner. */
  children?: ReactNode;
}
const perPage = 50;

const ListPager = () => {
  const { page, setPage, total = 0, perPage: size } = useListContext();
  return <Pager page={page} perPage={size} total={total} onPage={setPage} />;
};

type BodyProps<R> = Pick<RecordListProps<R>, 'resource' | 'title' | 'columns' | 'to' | 'isOff' | 'empty'>;
const Body = <R extends RaRecord<string>>({ resource, title, columns, to, isOff, empty }: BodyProps<R>) => {
  const translate = useTranslate();
  const { data, error, total, sort, setSort, refetch, filterValues, setFilters, isPending } = useListContext<R>();
  const foreign = useForeignColumns<R>(resource);
  if (data === undefined && error) return <ErrorState error={error} onRetry={() => { void refetch(); }} />;
  if (isPending || data === undefined) return <SkeletonRows rows={8} height={36} />;
  if (total === 0 || data.length === 0) {
    return Object.keys(filterValues as object).length > 0
      ? <EmptyState title={translate('ra.navigation.no_results')} action={<Button onClick={() => setFilters({})}>{translate('ra.navigation.clear_filters')}</Button>} />
      : <EmptyState title={empty.title} action={empty.action}>{empty.text}</EmptyState>;
  }
  return (
    <>
      <Sheet
        rows={data} columns={[...columns, ...foreign]} caption={title} order={sort} {...(to ? { to } : {})} {...(isOff ? { isOff } : {})}
        onOrder={(field) => setSort({ field, order: sort.field === field && sort.order === 'ASC' ? 'DESC' : 'ASC' })}
      />
      <ListPager />
    </>
  );
};

const Count = ({ message }: { message: string }) => {
  const translate = useTranslate();
  const { total } = useListContext();
  return total === undefined ? null : <>{translate(message, { smart_count: total })}</>;
};

/** The page of a directory: its title with a count, filters, a dense table, and all the states in which it may be. */
export const RecordList = <R extends RaRecord<string>>(
  { resource, title, columns, order, to, isOff, filters, filterDefaults, actions, empty, count, refetchEveryMs, children }: RecordListProps<R>,
) => {
  const hasForeign = useFilters(resource).length > 0;
  return (
    <ListBase
      resource={resource} sort={order} perPage={perPage} {...(filterDefaults ? { filterDefaultValues: filterDefaults } : {})}
      {...(refetchEveryMs ? { queryOptions: { refetchInterval: refetchEveryMs } } : {})}
    >
      <Page title={title} subtitle={<Count message={count} />} actions={actions}>
        {children}
        {(filters || hasForeign) && <div className="rg-filters">{filters}<ListFilters resource={resource} /></div>}
        <div className="rg-sheet"><Body<R> resource={resource} title={title} columns={columns} empty={empty} {...(to ? { to } : {})} {...(isOff ? { isOff } : {})} /></div>
      </Page>
    </ListBase>
  );
};
