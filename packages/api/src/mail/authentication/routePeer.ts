import type { Route } from '../reading/route.ts';
import { outsideAddress, type Peer } from './peer.ts';

const isTrusted = (server: string, trusted: readonly string[]): boolean => trusted.some((name) => server === name || server.endsWith(`.${name}`));

/**
 * §4.9: from which server of others a letter came that a server of our own brought, by what our own servers noted: their notes stand on
 * top, so they are believed from the top as long as their writer is trusted, up to the first that got it from outside. Below that one
 * anything may stand. Where the door saw a server of others, or nobody is trusted, it stays as it is.
 * @param trusted names of servers in lower case; each trusts those below it, too
 */
export const peerByRoute = (peer: Peer, { hops, returnPath }: Route, trusted: readonly string[]): Peer => {
  if (outsideAddress(peer.address) !== null) return peer;
  for (const { by, helo, address } of hops) {
    if (!isTrusted(by, trusted)) break;
    if (outsideAddress(address) !== null) return { ...peer, address, helo, sender: peer.sender ?? returnPath };
  }
  return peer;
};
