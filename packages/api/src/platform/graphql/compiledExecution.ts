import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import { execute, GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

type Gateway<C extends BaseContext> = NonNullable<ApolloServerOptionsWithGateway<C>['gateway']>;

/** Compiling costs about a millisecond and some memory: only documents that come again are worth it. */
export const compileAfterHits = 3;
export const mostDocuments = 500;

interface Known {
  hits: number;
  compiled: CompiledQuery | null;
}

/** graphql-jit's errors may lack `extensions`, over which Apollo stumbles: then nobody formats or logs them. */
const asUsual = ({ message, path, locations, originalError, extensions }: GraphQLError): GraphQLError =>
  Object.assign(new GraphQLError(message, { path, originalError, extensions }), { locations });

/**
 * Executes documents for Apollo through its gateway hook, the one way to bring an executor of one's own:
 * a document is compiled by graphql-jit once it has come three times, and executed plainly before.
 */
export const compiledExecution = <C extends BaseContext>(schema: GraphQLSchema): Gateway<C> => {
  const documents = new Map<string, Known>();

  const knownFor = (key: string): Known => {
    const known = documents.get(key) ?? { hits: 0, compiled: null };
    // the most recently used document stands last
    documents.delete(key);
    documents.set(key, known);
    const oldest = documents.keys().next().value;
    if (documents.size > mostDocuments && oldest !== undefined) documents.delete(oldest);
    return known;
  };

  const compiledFor = (document: DocumentNode, key: string, operationName: string | undefined): CompiledQuery | null => {
    const known = knownFor(key);
    known.hits += 1;
    if (!known.compiled && known.hits === compileAfterHits) {
      const compiled = compileQuery(schema, document, operationName);
      known.compiled = isCompiledQuery(compiled) ? compiled : null;
    }
    return known.compiled;
  };

  return {
    load: async () => ({
      executor: async (request) => {
        // as it was asked for: Apollo's own is empty where the document has no such operation
        const operationName = request.request.operationName ?? request.operationName ?? undefined;
        const variables = request.request.variables ?? {};
        const plainly = () => execute({ schema, document: request.document, contextValue: request.context, variableValues: variables, operationName: operationName ?? null });
        const compiled = compiledFor(request.document, `${request.queryHash}:${operationName ?? ''}`, operationName);
        if (!compiled) return plainly();
        const result = (await compiled.query(undefined, request.context, variables)) as ExecutionResult;
        // without data it stopped at the variables, before any resolver; graphql-js says what is wrong with them in the words that everybody knows
        if (!('data' in result)) return plainly();
        return result.errors ? { ...result, errors: result.errors.map(asUsual) } : result;
      },
    }),
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
};
