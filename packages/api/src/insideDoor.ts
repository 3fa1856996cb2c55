import { fieldClauses } from '@reglament/schema';
import { execute, type GraphQLError, type GraphQLSchema } from 'graphql';
import { openContext } from './access/openContext.ts';
import type { Viewer } from './access/viewer.ts';
import type { InsideDoor, System } from './platform/feature.ts';
import { formatSocketErrors } from './platform/graphql/faults.ts';
import { newId } from './platform/identity.ts';

/** Asks the API for processes of the desk: the same resolvers, rights and masks as at the doors. Sentences are Russian, as for a caller without a language. */
export const insideDoor = (system: System, schema: GraphQLSchema): InsideDoor => ({
  schemaFor: () => schema,
  execute: async ({ document, viewer, rootValue }) => {
    const requestId = newId();
    const { data, errors } = await execute({ schema, document, rootValue, contextValue: openContext(system, { viewer: viewer as Viewer, locale: 'ru', requestId, peer: '' }) });
    return errors ? { data, errors: formatSocketErrors(system.log, requestId, errors as GraphQLError[], fieldClauses) } : { data };
  },
});
