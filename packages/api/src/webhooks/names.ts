import { lookup, type LookupAddress } from 'node:dns';
import { Resolver as NameServers } from 'node:dns/promises';
import type { Networks, Resolver } from '../platform/outside/reaching.ts';

/** A name server is asked twice, for so long each: a receiver has ten seconds in all. */
const nameServers = new NameServers({ timeout: 2_000, tries: 2 });
/** Nobody there knows the name, or nobody is there: the answer comes at once. */
const isUnknown = ({ code }: NodeJS.ErrnoException): boolean => code === 'ENOTFOUND' || code === 'ENODATA' || code === 'ECONNREFUSED';
const isThisMachine = (hostname: string): boolean => hostname === 'localhost' || hostname.endsWith('.localhost');

/**
 * Asks the name servers themselves. What the system's own look-up waits for holds one of its four threads, which are everybody's: a few
 * names whose servers do not answer would stop files, mail and other receivers. Names that no server knows may stand in the hosts file,
 * where networks of the house are open.
 */
export const resolveFor = (networks: Networks, servers: Pick<NameServers, 'resolve4' | 'resolve6'> = nameServers): Resolver => (hostname, options, callback) => {
  if (isThisMachine(hostname)) return lookup(hostname, options, callback);
  const found = async (asked: Promise<string[]>, family: 4 | 6): Promise<LookupAddress[]> => (await asked).map((address) => ({ address, family }));
  void Promise.allSettled([found(servers.resolve4(hostname), 4), found(servers.resolve6(hostname), 6)]).then((results) => {
    const addresses = results.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    if (addresses.length > 0) return callback(null, addresses);
    const faults = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as NodeJS.ErrnoException] : []));
    if (networks.length > 0 && faults.every(isUnknown)) return lookup(hostname, options, callback);
    return callback(faults.find((fault) => !isUnknown(fault)) ?? faults[0] ?? new Error(`${hostname} leads nowhere`), []);
  });
  return undefined;
};
