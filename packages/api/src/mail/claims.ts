import { spellingsOf } from './shownAddress.ts';

/** What a client says of the addresses that are its own. */
export interface Claims {
  domain?: string | null | undefined;
  authorisedSenders: readonly string[];
}

/** Everything by which a client can claim an address, the closest first: the address, its domain, then the domains above it. */
export const waysToClaim = (address: string): { addresses: string[]; domains: string[]; above: string[] } => {
  const addresses = spellingsOf(address.toLowerCase());
  const domains = [...new Set(addresses.map((one) => one.slice(one.lastIndexOf('@') + 1)))];
  // the longest first: whoever names `*.b.example` is closer to a.b.example than whoever names `*.example`
  const above = domains.flatMap((domain) => domain.split('.').map((_, level, labels) => `*.${labels.slice(level + 1).join('.')}`).slice(0, -1));
  return { addresses, domains, above: above.toSorted((a, b) => b.split('.').length - a.split('.').length) };
};

/** How close a claim is, the smaller the closer; null for none. */
const closenessOf = ({ domain, authorisedSenders }: Claims, { addresses, domains, above }: ReturnType<typeof waysToClaim>): number | null => {
  if (authorisedSenders.some((entry) => addresses.includes(entry))) return 0;
  if (authorisedSenders.some((entry) => domains.includes(entry)) || (domain != null && domains.includes(domain.toLowerCase()))) return 1;
  const levels = authorisedSenders.filter((entry) => above.includes(entry)).map((entry) => entry.split('.').length);
  // a domain has at most 127 labels
  return levels.length > 0 ? 1000 - Math.max(...levels) : null;
};

/** §4.1, §4.9: the clients that claim an address most closely. An address named by one client is that client's, whoever has its domain. */
export const closestClaims = <Client extends Claims>(address: string, clients: readonly Client[]): Client[] => {
  const ways = waysToClaim(address);
  const claims = clients.flatMap((client) => {
    const closeness = closenessOf(client, ways);
    return closeness === null ? [] : [{ client, closeness }];
  });
  const closest = Math.min(...claims.map(({ closeness }) => closeness));
  return claims.filter(({ closeness }) => closeness === closest).map(({ client }) => client);
};
