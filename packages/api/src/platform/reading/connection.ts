import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { Conditions } from './conditions.ts';
import { onePlan, readPacked, readRows, type Reader } from './rows.ts';
import { projectionOf, type Shape, type Shaped } from './shape.ts';
import { bothOf, type Selection } from './selection.ts';

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  page?: { offset: number; limit: number } | null;
}

/** One term of an order: an SQL expression over the alias `t`, its direction, and a cast for cursors. */
export interface OrderTerm {
  sql: string;
  direction: 'ASC' | 'DESC';
  type: string;
  nullable?: boolean;
  /** The table by which it is ordered, where that is another one: `join client ordered on ordered.id = t.client_id`. Every row has exactly one there. */
  join?: string;
}

export interface ConnectionQuery {
  shape: Shape;
  selection: Selection;
  conditions: Conditions;
  order: readonly OrderTerm[];
  page: PageArguments;
  /** Joins that the conditions or the order need besides those of the selection. */
  joins?: readonly string[];
}

export interface ConnectionResult {
  edges: { cursor: string; node: Shaped }[];
  nodes: Shaped[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number | null;
  totalCountIsExact: boolean | null;
}

const defaultPageSize = 50;
export const largestPage = 100;
export const deepestOffset = 10_000;
/** Counting stops here: beyond it nobody reads the number, and it costs. */
export const largestCount = 10_000;

const badPage = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

const sizeOf = (size: number | null | undefined): number => {
  const wanted = size ?? defaultPageSize;
  if (wanted < 0 || wanted > largestPage) throw badPage(`A page holds 0 to ${largestPage} rows, asked for ${wanted}`);
  return wanted;
};

const foreignCursor = (): GraphQLError => badPage('This cursor does not belong to this list');

const orderTags = new Map<string, string>();
const mostOrderTags = 1000;

/** Stands in each cursor of a list in an order: a place in one order is none in another. */
const tagOf = (order: readonly OrderTerm[]): string => {
  const written = order.map(({ sql, direction }) => `${sql} ${direction}`).join();
  const known = orderTags.get(written);
  if (known !== undefined) return known;
  const tag = createHash('sha256').update(written).digest('base64url').slice(0, 6);
  if (orderTags.size >= mostOrderTags) orderTags.clear();
  orderTags.set(written, tag);
  return tag;
};

const encodeCursor = (tag: string, values: unknown[]): string => Buffer.from(JSON.stringify([tag, ...values])).toString('base64url');

/** The values of a cursor, one for each term of the order whose tag it has to bear. */
const decodeCursor = (cursor: string, tag: string, terms: number): unknown[] => {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(read) && read.length === terms + 1 && read[0] === tag) return read.slice(1);
  } catch {
    // falls through to the one message below
  }
  throw foreignCursor();
};

/** PostgreSQL's class 22: a value that is none of its type, as in a cursor that was made up or of another list. */
const isWrongValue = (error: unknown): boolean => error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('22');

const reversed = (term: OrderTerm): OrderTerm => ({ ...term, direction: term.direction === 'ASC' ? 'DESC' : 'ASC' });

/** Rows strictly after the cursor. Nulls come last in ASC and first in DESC, as PostgreSQL has it. */
const afterCursor = (order: readonly OrderTerm[], values: unknown[], conditions: Conditions): string => {
  const alternatives: string[] = [];
  order.forEach((term, index) => {
    // first what lies beyond: a value that is bound and then not used has no type, and the database refuses it
    const further = beyond(term, values[index], conditions);
    if (!further) return;
    const equal = order.slice(0, index).map((before, at) => (values[at] === null ? `${before.sql} is null` : `${before.sql} = ${conditions.bind(values[at])}::${before.type}`));
    alternatives.push([...equal, further].join(' and '));
  });
  const after = alternatives.map((alternative) => `(${alternative})`).join(' or ') || 'false';
  return [...boundsOf(order, values, conditions), `(${after})`].join(' and ');
};

/** What all rows after the cursor have in common, in words by which the database enters an index at the cursor; it would walk there from the beginning otherwise. */
const boundsOf = (order: readonly OrderTerm[], values: unknown[], conditions: Conditions): string[] => {
  const ended = order.findIndex(({ direction }, index) => values[index] !== null || direction === 'DESC');
  const nulls = order.slice(0, ended).map(({ sql }) => `${sql} is null`);
  const term = order[ended];
  // after a value of an ascending term come greater ones and nulls, which no one stretch of an index holds
  if (!term || values[ended] === null || (term.direction === 'ASC' && term.nullable)) return nulls;
  return [...nulls, `${term.sql} ${term.direction === 'ASC' ? '>=' : '<='} ${conditions.bind(values[ended])}::${term.type}`];
};

const beyond = (term: OrderTerm, value: unknown, conditions: Conditions): string | null => {
  if (term.direction === 'ASC') {
    if (value === null) return null;
    const further = `${term.sql} > ${conditions.bind(value)}::${term.type}`;
    return term.nullable ? `(${further} or ${term.sql} is null)` : further;
  }
  return value === null ? `${term.sql} is not null` : `${term.sql} < ${conditions.bind(value)}::${term.type}`;
};

/** What an order needs to be joined, each once. */
export const joinsOf = (order: readonly OrderTerm[]): string[] => [...new Set(order.flatMap(({ join }) => join ?? []))];

/** A page of a list: Relay cursors for partners, offset pages for the console, one query for the rows. */
export const readConnection = async (reader: Reader, query: ConnectionQuery): Promise<ConnectionResult> => {
  const { page, selection } = query;
  const byOffset = page.page ?? null;
  if (byOffset && (page.first != null || page.last != null || page.after != null || page.before != null))
    throw badPage('Give either cursors or an offset page, not both');
  if (page.first != null && page.last != null) throw badPage('Give either "first" or "last", not both');
  if ((page.first != null && page.before != null) || (page.last != null && page.after != null) || (page.after != null && page.before != null)) throw badPage('Give "after" with "first", "before" with "last"');
  if (byOffset && (byOffset.offset < 0 || byOffset.offset + byOffset.limit > deepestOffset)) throw badPage(`Offset pages reach ${deepestOffset} rows; use cursors beyond`);

  const backwards = page.last != null || (page.before != null && page.first == null);
  const size = sizeOf(byOffset ? byOffset.limit : backwards ? page.last : page.first);
  const order = [...query.order, { sql: 't.id', direction: 'ASC', type: 'uuid' } satisfies OrderTerm];
  const direction = backwards ? order.map(reversed) : order;

  const conditions = new Conditions();
  conditions.values.push(...query.conditions.values);
  const filters = query.conditions.sql;
  const cursor = backwards ? page.before : page.after;
  const wantsCursors = selection.has('edges') || selection.has('pageInfo');
  const tag = wantsCursors || cursor != null ? tagOf(order) : '';
  const seek = cursor == null ? '' : `${filters ? 'and' : 'where'} ${afterCursor(direction, decodeCursor(cursor, tag, order.length), conditions)}`;

  const nodeSelection = bothOf(selection.get('nodes'), selection.get('edges')?.get('node'));
  const projection = projectionOf(query.shape, stableSelection(selection, nodeSelection));
  const keys = order.map((term) => `${term.sql}::text`);
  const firstKey = projection.select.length;
  const counts = selection.has('totalCount') || selection.has('totalCountIsExact');
  const reading = readPacked(
    reader,
    [...projection.select, ...(wantsCursors ? keys : [])],
    `from ${query.shape.table} t ${[...(query.joins ?? []), ...joinsOf(query.order), ...projection.joins].join(' ')} ${filters} ${seek}
    order by ${direction.map((term) => `${term.sql} ${term.direction}`).join(', ')}
    limit ${size + 1} offset ${byOffset?.offset ?? 0}`,
    conditions.values,
  ).catch((error: unknown) => {
    throw cursor != null && isWrongValue(error) ? foreignCursor() : error;
  });
  const [rows, counted] = await Promise.all([reading, counts ? countRows(reader, query) : null]);

  const more = rows.length > size;
  if (more) rows.pop();
  if (backwards) rows.reverse();
  const nodes = rows.map((row) => projection.read(row));
  const edges = wantsCursors ? rows.map((row, index) => ({ cursor: encodeCursor(tag, row.slice(firstKey)), node: nodes[index] ?? {} })) : [];
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: backwards ? page.before != null : more,
      hasPreviousPage: backwards ? more : page.after != null || (byOffset?.offset ?? 0) > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: counted === null ? null : Math.min(counted, largestCount),
    totalCountIsExact: counted === null ? null : counted <= largestCount,
  };
};

const countRows = async (reader: Reader, query: ConnectionQuery): Promise<number> => {
  const sql = `select count(*)::int as count from (select from ${query.shape.table} t ${(query.joins ?? []).join(' ')} ${query.conditions.sql} limit ${largestCount + 1}) counted`;
  const [row] = await readRows<{ count: number }>(reader, sql, query.conditions.values);
  return row?.count ?? 0;
};

/** The merged selection of `nodes` and `edges.node`, the same object each time for the same document. */
const merged = new WeakMap<Selection, Selection>();
const stableSelection = (selection: Selection, nodeSelection: Selection): Selection => {
  const known = merged.get(selection);
  if (known) return known;
  merged.set(selection, nodeSelection);
  return nodeSelection;
};

/** One row by a condition, or null. */
export const readOne = async (reader: Reader, shape: Shape, selection: Selection, conditions: Conditions): Promise<Shaped | null> => {
  const projection = projectionOf(shape, selection);
  const [row] = await readPacked(reader, projection.select, `from ${shape.table} t ${projection.joins.join(' ')} ${conditions.sql} limit 1`, conditions.values);
  return row ? projection.read(row) : null;
};

/** All rows that meet a condition, in an order. For short lists that hang on one record. */
export const readAll = async (reader: Reader, shape: Shape, selection: Selection, conditions: Conditions, orderBy: string): Promise<Shaped[]> => {
  const projection = projectionOf(shape, selection);
  const rows = await readPacked(reader, projection.select, `from ${shape.table} t ${projection.joins.join(' ')} ${conditions.sql} order by ${orderBy}`, conditions.values);
  return rows.map((row) => projection.read(row));
};

/** The same for many records at once: the rows by the value of a field, which the shape must always read. */
export const readGroups = async (reader: Reader, shape: Shape, selection: Selection, conditions: Conditions, orderBy: string, by: string): Promise<Map<string, Shaped[]>> =>
  Map.groupBy(await readAll(reader, shape, selection, conditions, orderBy), (row) => String(row[by]));

export { onePlan, readRows, type Reader };
