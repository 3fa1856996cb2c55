import buildGraphQLProvider from 'ra-data-graphql';
import { HttpError, type DataProvider } from 'ra-core';
import { buildQueryFrom } from './buildQuery.ts';
import type { ConsoleClient } from './client.ts';
import { Fault, toFault } from './fault.ts';
import { lookupOf, type DocumentLookup } from './documentLookup.ts';
import type { TypedDocument } from './gql.ts';
import type { Guard } from '../incidents.ts';
import type { Registry } from '../registry.ts';
import { askAssembled } from './askAssembled.ts';
import { wrappedBy } from './wrappedProvider.ts';

/** ra-data-graphql wraps what it catches as an HttpError of status 200 with the cause as body; give the cause back. */
const unwrap = (error: unknown): unknown => (error instanceof HttpError && !(error instanceof Fault) ? toFault(error.body) : error);

type Apollo = NonNullable<Parameters<typeof buildGraphQLProvider>[0]['client']>;
interface Asked { readonly variables?: unknown; readonly context?: { readonly fetchOptions?: { readonly signal?: AbortSignal } } }
/** The two calls of Apollo's client that ra-data-graphql makes, carried by ours. */
const asApollo = (client: ConsoleClient, documents: DocumentLookup, incidents: Guard): Apollo => {
  const carry = async (document: TypedDocument<unknown, unknown>, { variables, context }: Asked) => ({ data: await client.run(document, variables, context?.fetchOptions?.signal) });
  const courier = {
    query: (asked: Asked & { query: TypedDocument<unknown, unknown> }) => {
      const assembled = documents.assembled(asked.query);
      return assembled ? askAssembled(assembled, incidents, (document) => carry(document as typeof asked.query, asked)) : carry(asked.query, asked);
    },
    mutate: async (asked: Asked & { mutation: TypedDocument<unknown, unknown> }) => ({ data: await client.act(asked.mutation, asked.variables) }),
  };
  return courier as unknown as Apollo;
};

type Method = (resource: string, params: never) => Promise<unknown>;
const faulting = (provider: DataProvider): DataProvider =>
  Object.fromEntries(Object.entries(provider).map(([name, value]) => [name, typeof value !== 'function' ? value
    : async (...call: Parameters<Method>) => {
      try { return await (value as Method)(...call); } catch (error) { throw unwrap(error); }
    }])) as DataProvider;

/** The contract has no bulk mutations on directories: one call a record, and the first refusal stops the rest. */
const oneByOne = (provider: DataProvider): DataProvider => ({
  ...provider,
  deleteMany: async (resource, { ids, meta }) => {
    for (const id of ids) {
      const { data } = await provider.getOne(resource, { id });
      await provider.delete(resource, { id, previousData: data, meta });
    }
    return { data: ids };
  },
  updateMany: async (resource, { ids, data, meta }) => {
    for (const id of ids) {
      const { data: previousData } = await provider.getOne(resource, { id });
      await provider.update(resource, { id, data: { ...previousData, ...data }, previousData, meta });
    }
    return { data: ids };
  },
});

/** react-admin's data provider over the documents of all plugins, with the plugins' own wrappers around it. */
export const createDataProvider = (client: ConsoleClient, registry: Pick<Registry, 'active'>, incidents: Guard): DataProvider => {
  const documents = lookupOf(registry, incidents);
  const provider = buildGraphQLProvider({
    client: asApollo(client, documents, incidents), introspection: false, buildQuery: buildQueryFrom(documents),
  });
  const { client: _client, getIntrospection: _introspection, ...methods } = provider;
  return registry.active.reduce((next, plugin) => wrappedBy(plugin, next, incidents), oneByOne(faulting(methods as DataProvider)));
};
