import { CREATE, DELETE, GET_LIST, GET_MANY, GET_MANY_REFERENCE, GET_ONE, UPDATE } from 'ra-core';
import type { DocumentNode } from 'graphql';
import type { BuildQueryFactory } from 'ra-data-graphql';
import { Fault, refusalFault, type Payload } from './fault.ts';
import { declaredVariables, rootField } from './gql.ts';
import type { DocumentKind, DocumentLookup } from './documentLookup.ts';

type Values = Record<string, unknown>;
/** What react-admin may ask with, all methods together. */
interface Params {
  id?: unknown; ids?: unknown[]; target?: string; data?: Values; previousData?: Values; filter?: Values;
  pagination?: { page: number; perPage: number }; sort?: { field: string; order: 'ASC' | 'DESC' };
}
interface Row extends Values { id: string }
interface Connection { nodes?: Row[]; edges?: { node: Row }[]; totalCount?: number; pageInfo?: { hasNextPage?: boolean; hasPreviousPage?: boolean } }

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && 'id' in value;
const rowsOf = (connection: Connection): Row[] => connection.nodes ?? connection.edges?.map(({ node }) => node) ?? [];

/** `sla.dueAt` → `DUE`, `clientName` → `CLIENT_NAME`: how the server names order fields. */
export const orderFieldOf = (source: string): string =>
  (source.split('.').at(-1) ?? source).replace(/(At|On)$/, '').replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();

/** The changed values of a form, without related records (their `…Id` is what the server takes) and without bookkeeping. */
export const changedValues = (data: Values, previous: Values = {}): Values =>
  Object.fromEntries(Object.entries(data).filter(([name, value]) =>
    name !== 'id' && name !== 'version' && !name.startsWith('__') && !isRecord(value) && !(Array.isArray(value) && value.some(isRecord))
    && JSON.stringify(value) !== JSON.stringify(previous[name])));

const requestOf = (documents: DocumentLookup, method: string, resource: string, params: Params): { kind: DocumentKind; variables: Values } => {
  const { order, toInput = changedValues, toFilter = (filter: Values) => filter } = documents.options(resource);
  const { pagination: { page = 1, perPage = 25 } = {}, sort, filter = {} } = params;
  const paging = {
    page: { offset: (page - 1) * perPage, limit: perPage },
    ...(sort && sort.field !== 'id' ? { orderBy: [{ field: order?.[sort.field] ?? orderFieldOf(sort.field), direction: sort.order }] } : {}),
  };
  switch (method) {
    case GET_LIST: return { kind: 'list', variables: { ...paging, filter: toFilter(filter) } };
    case GET_MANY_REFERENCE: return { kind: 'list', variables: { ...paging, filter: toFilter({ ...filter, [params.target ?? '']: params.id }) } };
    case GET_MANY: return {
      kind: documents.find(resource, 'many') ? 'many' : 'list',
      variables: { ids: params.ids, filter: { ids: params.ids }, page: { offset: 0, limit: params.ids?.length ?? 0 } },
    };
    case GET_ONE: return { kind: 'one', variables: { id: params.id } };
    case CREATE: return { kind: 'create', variables: { input: toInput(params.data ?? {}) } };
    case UPDATE: return { kind: 'update', variables: { input: { ...toInput(params.data ?? {}, params.previousData ?? {}), id: params.id, expectedVersion: params.previousData?.['version'] } } };
    case DELETE: return { kind: 'delete', variables: { input: { id: params.id, expectedVersion: params.previousData?.['version'] } } };
    default: throw new Error(`${resource}: the console does not know the data method ${method}`);
  }
};

const answerOf = (method: string, value: unknown, params: Params): unknown => {
  switch (method) {
    case GET_LIST: case GET_MANY_REFERENCE: {
      const connection = value as Connection;
      return { data: rowsOf(connection), ...(connection.totalCount === undefined ? {} : { total: connection.totalCount }), ...(connection.pageInfo ? { pageInfo: connection.pageInfo } : {}) };
    }
    case GET_MANY: return { data: Array.isArray(value) ? value : rowsOf(value as Connection) };
    case GET_ONE:
      if (!isRecord(value)) throw new Fault('notFound', 'kit.fault.notFound');
      return { data: value };
    default: {
      const payload = value as Payload & Values;
      if (payload.userErrors?.length > 0) throw refusalFault(payload.userErrors);
      return { data: Object.values(payload).find(isRecord) ?? { ...params.previousData, id: params.id } };
    }
  }
};

/**
 * react-admin's data methods as the documents that plugins registered for their resources.
 * Refusals of a mutation come out as a `Fault`, so that forms mark the fields.
 */
export const buildQueryFrom = (documents: DocumentLookup): BuildQueryFactory => () => (method, resource, params: Params) => {
  const { kind, variables } = requestOf(documents, method, resource, params);
  const document: DocumentNode | undefined = documents.find(resource, kind);
  if (!document) throw new Error(`The resource ${resource} has no document "${kind}"; add it to the plugin's documents`);
  const declared = declaredVariables(document);
  return {
    query: document,
    variables: Object.fromEntries(Object.entries(variables).filter(([name, value]) => declared.includes(name) && value !== undefined)),
    parseResponse: ({ data }) => answerOf(method, (data as Values)[rootField(document)], params),
  };
};
