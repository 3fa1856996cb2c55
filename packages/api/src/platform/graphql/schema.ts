import type { GraphQLSchema } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import type { Feature } from '../feature.ts';
import { tellStaleRecords } from './staleRecords.ts';
import { tellTypesOfNodes } from './nodeTypes.ts';
import { promiseCursors } from './eventCursors.ts';
import { DateTime } from './scalars.ts';
import { describeUsual } from './usualWords.ts';

/** The schema of the given features. Every option is set: type-graphql would remember those of an earlier schema. */
export const schemaOf = async (features: readonly Feature[], more: NonNullable<Feature['resolvers']> = []): Promise<GraphQLSchema> =>
  tellTypesOfNodes(promiseCursors(tellStaleRecords(describeUsual(await buildSchema({
    resolvers: [...features.flatMap(({ resolvers }) => resolvers ?? []), ...more] as unknown as NonEmptyArray<() => unknown>,
    // acts check their own input and answer with refusals that name field and clause
    validate: false,
    // the printed schema is checked by a test; asking the whole of it about itself at each start takes a third of a second
    skipCheck: true,
    scalarsMap: [{ type: Date, scalar: DateTime }],
    // subscriptions bring their own streams; there is no in-memory bus to lose events
    pubSub: { publish: () => undefined, subscribe: () => { throw new Error('subscriptions name their own stream'); } },
  })))));
