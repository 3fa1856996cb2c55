import { ApolloClient, HttpLink, InMemoryCache, type ApolloQueryResult, type DefaultContext, type FetchResult, type MutationOptions, type OperationVariables, type QueryOptions } from '@apollo/client/core';
import type { DocumentNode } from 'graphql';
import { kindOf, rootField, type TypedDocument } from './gql.ts';
import { toFault } from './fault.ts';

/** Where the server is and in which language it should answer. */
export interface ClientSettings { uri: string; locale: () => string; fetch?: typeof fetch }

/** Apollo insists on a cache. Nothing is ever put into this one, so documents go out as they were written, without type names. */
class NoCache extends InMemoryCache {
  override transformDocument(document: DocumentNode): DocumentNode { return document; }
}

/** Apollo's client as a plain courier: nothing is cached here, and whatever goes wrong comes out as a `Fault`. */
export class ConsoleClient extends ApolloClient<unknown> {
  constructor({ uri, locale, fetch: fetchOf }: ClientSettings) {
    const courier = fetchOf ?? globalThis.fetch.bind(globalThis);
    const speaking: typeof fetch = (address, options) => {
      const headers = new Headers(options?.headers);
      headers.set('accept-language', locale());
      return courier(address, { ...options, headers });
    };
    super({
      link: new HttpLink({ uri, credentials: 'same-origin', fetch: speaking }),
      cache: new NoCache(),
      devtools: { enabled: false },
      // Every question has its own answer: two equal ones shared would both end when one of them is taken back.
      queryDeduplication: false,
      defaultOptions: { query: { fetchPolicy: 'no-cache' }, mutate: { fetchPolicy: 'no-cache' } },
    });
  }

  override async query<T = unknown, V extends OperationVariables = OperationVariables>(options: QueryOptions<V, T>): Promise<ApolloQueryResult<T>> {
    try { return await super.query<T, V>(options); } catch (failure) { throw toFault(failure); }
  }

  override async mutate<T = unknown, V extends OperationVariables = OperationVariables, C extends DefaultContext = DefaultContext>(options: MutationOptions<T, V, C>): Promise<FetchResult<T>> {
    try { return await super.mutate<T, V, C>(options); } catch (failure) { throw toFault(failure); }
  }

  /** Runs a document and returns the whole answer. Throws a `Fault`. */
  async run<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables, signal?: AbortSignal): Promise<Data> {
    const given = variables as OperationVariables;
    const answer = kindOf(document) === 'query'
      ? await this.query({ query: document, variables: given, context: { fetchOptions: { signal } } })
      : await this.mutate({ mutation: document, variables: given });
    return answer.data as Data;
  }

  /** Runs a document and returns the value of its one root field. Throws a `Fault`. */
  async runRoot<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables): Promise<Data[keyof Data]> {
    return (await this.run(document, variables))[rootField(document) as keyof Data];
  }
}
