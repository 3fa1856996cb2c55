import { filterFields, parameterOf, parsedValue, writtenValue, type ListFilter } from './filterFields.ts';

/** QUEUE is the order of §4.7; NEWEST and OLDEST go by arrival, UPDATED by the last change. */
export const listOrders = ['QUEUE', 'NEWEST', 'OLDEST', 'UPDATED'] as const;
export type ListOrder = (typeof listOrders)[number];
/** Rows of 56 or of 40 pixels. */
export const densities = ['COMFORTABLE', 'COMPACT'] as const;
export type Density = (typeof densities)[number];

/** What a list shows and how: a tab, a saved view, or either with changes. */
export interface Listing {
  readonly filter: ListFilter;
  readonly order: ListOrder;
  /** Names of the facts in a row; null: as the person likes it. */
  readonly columns: readonly string[] | null;
  /** Null: as the person likes it. */
  readonly density: Density | null;
}

const oneOf = <T extends string>(known: readonly T[], written: string): T | undefined => known.find((one) => one === written);
const columnsIn = (written: string): readonly string[] => [...new Set(written.split(',').filter((name) => name !== ''))].slice(0, 30);

/**
 * The list that an address names: what it starts from, with the changes that the address tells. A parameter replaces the value of its
 * field, an empty one takes it away; what means nothing is passed over.
 */
export const listingOf = (base: Listing, params: URLSearchParams): Listing => {
  const filter: Record<string, unknown> = { ...base.filter };
  for (const field of filterFields) {
    const written = params.get(parameterOf(field));
    if (written === null) continue;
    const value = parsedValue(field, written);
    if (value !== undefined) filter[field] = value;
    else if (written.trim() === '') delete filter[field];
  }
  const columns = params.get('columns');
  return {
    filter: filter as ListFilter,
    order: oneOf(listOrders, params.get('order') ?? '') ?? base.order,
    columns: columns === null ? base.columns : columnsIn(columns),
    density: oneOf(densities, params.get('density') ?? '') ?? base.density,
  };
};

/** The changes against what a list starts from, for the address. */
export const changesOf = (base: Listing, listing: Listing): Record<string, string> => {
  const changes: Record<string, string> = {};
  for (const field of filterFields) {
    const written = writtenValue(listing.filter[field]);
    if (written !== writtenValue(base.filter[field])) changes[parameterOf(field)] = written;
  }
  if (listing.order !== base.order) changes['order'] = listing.order;
  if (listing.columns !== null && listing.columns.join(',') !== base.columns?.join(',')) changes['columns'] = listing.columns.join(',');
  if (listing.density !== null && listing.density !== base.density) changes['density'] = listing.density;
  return changes;
};

/** How the server is asked for an order; without one it answers in the order of the queue. */
export const sortOf = (order: ListOrder): { field: string; order: 'ASC' | 'DESC' } => {
  switch (order) {
    case 'QUEUE': return { field: 'id', order: 'ASC' };
    case 'NEWEST': return { field: 'receivedAt', order: 'DESC' };
    case 'OLDEST': return { field: 'receivedAt', order: 'ASC' };
    case 'UPDATED': return { field: 'updatedAt', order: 'DESC' };
  }
};
