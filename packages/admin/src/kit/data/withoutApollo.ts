// What ra-data-graphql imports of @apollo/client: for a client that it would make itself, and for asking the server for its schema.
// The console does neither, and whoever opens it need not load that much for nothing.

/** A name of Apollo's that nobody calls. */
const notHere = function (): never { throw new Error('The console brings its own client and asks for no schema'); };

export { notHere as ApolloClient, notHere as HttpLink, notHere as InMemoryCache, notHere as gql };
