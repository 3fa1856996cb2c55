import { HeaderMap, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import type { Locale } from '@reglament/schema';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isRefused, rateHeaders, type Admission, type CallerLimits, type Spent } from './admission.ts';
import { withoutSuggestion } from './suggestions.ts';

/** What the door knows of whoever asks. */
export interface Asking extends BaseContext {
  locale: Locale;
  limits: CallerLimits;
  /** What the operation cost; null until it is let in. */
  spent: Spent | null;
}

/** Apollo wants its own kind of map for the headers of an error. */
export const forApollo = (error: GraphQLError): GraphQLError => {
  const http = error.extensions['http'] as { status: number; headers?: Map<string, string> };
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status: http.status, headers: new HeaderMap(http.headers ?? []) } } });
};

/** Callers of the newer media type look at the status. */
const saysByStatus = (accept: string | undefined): boolean => accept?.includes('application/graphql-response+json') ?? false;

/** In `application/json` a refused document is an answer like any other; only what is no request of GraphQL is the caller's fault by status. */
const isAnswer = (errors: readonly GraphQLFormattedError[] | undefined): boolean => errors?.every(({ extensions }) => extensions?.['code'] !== 'BAD_REQUEST') ?? false;

/** Lets operations in over HTTP, and tells callers with a bucket what theirs cost: `extensions.cost` and the headers `RateLimit-*`. */
export const admitOverHttp = (admission: Admission): ApolloServerPlugin<Asking> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, operation, request, contextValue }) => {
      if (!operation) return; // no such operation: execution says so
      try {
        contextValue.spent = await admission.admit({ document, operation, variables: request.variables ?? {} }, contextValue.limits, contextValue.locale);
      } catch (error) {
        throw error instanceof GraphQLError ? forApollo(error) : error;
      }
    },
    willSendResponse: async ({ request, response: { body, http }, contextValue: { spent, limits } }) => {
      if (body.kind !== 'single') return;
      const { singleResult } = body;
      if (!spent && isRefused(singleResult.errors ?? [])) await admission.charge(limits);
      if (http.status === 400 && !saysByStatus(request.http?.headers.get('accept')) && isAnswer(singleResult.errors)) http.status = 200;
      if (!limits.introspection && singleResult.errors) singleResult.errors = singleResult.errors.map((error) => ({ ...error, message: withoutSuggestion(error.message) }));
      if (!spent?.bucket) return;
      for (const [name, value] of rateHeaders(spent.bucket)) http.headers.set(name, value);
      singleResult.extensions = { ...singleResult.extensions, cost: { points: spent.points, limit: spent.limit, remaining: spent.bucket.remaining } };
    },
  }),
});
