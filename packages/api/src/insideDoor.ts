import { fieldClauses } from '@reglament/schema';
import { execute, type GraphQLError, type GraphQLSchema } from 'graphql';
import { openContext } from './access/openContext.ts';
import { can, type RightName } from './access/rights.ts';
import { isClientSide, type Viewer } from './access/viewer.ts';
import type { InsideDoor, LogStream, System } from './platform/feature.ts';
import { clientSchemaOf } from './platform/graphql/clientSchema.ts';
import { formatSocketErrors } from './platform/graphql/faults.ts';
import { patienceOf } from './platform/graphql/patience.ts';
import { newId } from './platform/identity.ts';

/** Nobody waits at a window for what is asked here, but others wait behind it. */
const mostMilliseconds = 10_000;

/**
 * Asks the API for processes of the desk: the same schemas, resolvers, rights and masks as at the doors. A client's system can name no
 * more here than at its own door. Sentences are Russian, as for a caller without a language.
 */
export const insideDoor = (system: System, schema: GraphQLSchema): InsideDoor => {
  const clientSchema = clientSchemaOf(schema, system.features);
  const schemaFor = (viewer: object): GraphQLSchema => (isClientSide(viewer as Viewer) ? clientSchema : schema);
  const streams = new Map<string, LogStream>(system.features.flatMap((feature) => Object.entries(feature.streams ?? {})));
  return {
    schemaFor,
    streams: new Set(streams.keys()),
    tells: (name, viewer, event) => {
      const stream = streams.get(name);
      return stream !== undefined && (stream.right === null || can(viewer as Viewer, stream.right as RightName)) && stream.sees(viewer, event);
    },
    execute: async ({ document, viewer, rootValue }) => {
      const requestId = newId();
      const { signal, end } = patienceOf(Math.min(system.config.requestMilliseconds, mostMilliseconds), 'ru');
      const contextValue = openContext(system, { viewer: viewer as Viewer, locale: 'ru', requestId, peer: '', signal });
      const { data, errors } = await Promise.resolve(execute({ schema: schemaFor(viewer), document, rootValue, contextValue })).finally(end);
      return errors ? { data, errors: formatSocketErrors(system.log, requestId, errors as GraphQLError[], fieldClauses) } : { data };
    },
  };
};
