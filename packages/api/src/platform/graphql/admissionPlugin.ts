import { HeaderMap, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import type { Locale } from '@reglament/schema';
import { GraphQLError, OperationTypeNode, type GraphQLFormattedError } from 'graphql';
import { isRefused, noSuchOperation, rateHeaders, toldCost, type Admission, type CallerLimits, type Reserved, type Spent } from './admission.ts';
import { withoutSuggestion } from './suggestions.ts';

/** What the door knows of whoever asks. */
export interface Asking extends BaseContext {
  locale: Locale;
  limits: CallerLimits;
  /** What the operation cost; null until it is let in. */
  spent: Spent | null;
  /** Points that were taken in case its document is refused. */
  reserved: Reserved | null;
}

/** Apollo wants its own kind of map for the headers of an error. */
export const forApollo = (error: GraphQLError): GraphQLError => {
  const http = error.extensions['http'] as { status: number; headers?: Map<string, string> };
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status: http.status, headers: new HeaderMap(http.headers ?? []) } } });
};

/** Callers of the newer media type look at the status. */
export const saysByStatus = (accept: string | undefined): boolean => accept?.includes('application/graphql-response+json') ?? false;

/** In `application/json` a refused document is an answer like any other; only what is no request of GraphQL is the caller's fault by status. */
const isAnswer = (errors: readonly GraphQLFormattedError[] | undefined): boolean => errors?.every(({ extensions }) => extensions?.['code'] !== 'BAD_REQUEST') ?? false;

/** What is told again and again needs a line that stays open. */
const notHere = (locale: Locale): GraphQLError =>
  new GraphQLError(
    { ru: 'Подписки идут по WebSocket (протокол graphql-transport-ws) по тому же пути', en: 'Subscriptions go over WebSocket (graphql-transport-ws) at the same path' }[locale],
    { extensions: { code: 'BAD_REQUEST', http: { status: 400, headers: new HeaderMap() } } },
  );

/** Lets operations in over HTTP, and tells callers with a bucket what theirs cost: `extensions.cost` and the headers `RateLimit-*`. */
export const admitOverHttp = (admission: Admission): ApolloServerPlugin<Asking> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, operation, request, contextValue }) => {
      // what is behind would execute the only operation of the document instead
      if (!operation) throw forApollo(noSuchOperation(contextValue.locale));
      if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw notHere(contextValue.locale);
      try {
        contextValue.spent = await admission.admit({ document, operation, variables: request.variables ?? {} }, contextValue.limits, contextValue.locale, contextValue.reserved);
      } catch (error) {
        throw error instanceof GraphQLError ? forApollo(error) : error;
      }
    },
    willSendResponse: async ({ request, response: { body, http }, contextValue: { spent, limits, reserved } }) => {
      if (body.kind !== 'single') return;
      const { singleResult } = body;
      const refused = !spent && isRefused(singleResult.errors ?? []);
      if (refused && !reserved) await admission.charge(limits.refusals);
      const told = refused ? admission.refused(limits) : spent;
      if (http.status === 400 && !saysByStatus(request.http?.headers.get('accept')) && isAnswer(singleResult.errors)) http.status = 200;
      if (!limits.introspection && singleResult.errors) singleResult.errors = singleResult.errors.map((error) => ({ ...error, message: withoutSuggestion(error.message) }));
      const cost = told && toldCost(told);
      if (!told?.bucket || !cost) return;
      for (const [name, value] of rateHeaders(told.bucket)) http.headers.set(name, value);
      singleResult.extensions = { ...singleResult.extensions, cost };
    },
  }),
});
