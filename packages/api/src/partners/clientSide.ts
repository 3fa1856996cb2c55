import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What a client's system is told of its own limits. */
export const clientSide: ClientSide = {
  Query: ['rateLimitStatus'],
  RateLimitStatus: ['cost', 'limit', 'mostPerRequest', 'pointsPerSecond', 'remaining'],
};
