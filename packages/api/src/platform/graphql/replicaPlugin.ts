import type { ApolloServerPlugin, BaseContext } from '@apollo/server';

/** What may be read from a replica. */
interface Turnable extends BaseContext {
  /** What the operation reads with there; null when the replica is not fit for it. */
  onReplica?: () => Promise<object | null>;
}

/** Turns queries, which change nothing, to the replica before anything is read for them; acts and what they answer stay where they are done. */
export const readOnReplica = (): ApolloServerPlugin<Turnable> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, contextValue }) => {
      if (operation?.operation === 'query') Object.assign(contextValue, await contextValue.onReplica?.());
    },
  }),
});
