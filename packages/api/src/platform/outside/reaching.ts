import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Networks in CIDR notation that may be reached besides the public ones. */
export type Networks = readonly string[];

const isIn = (address: ipaddr.IPv4 | ipaddr.IPv6, networks: Networks): boolean =>
  networks.some((network) => {
    const [range, bits] = ipaddr.parseCIDR(network);
    return range.kind() === address.kind() && (address as ipaddr.IPv6).match(range as ipaddr.IPv6, bits);
  });

/** IPv4 as the first IPv6 wrote it (RFC 4291, 2.5.5.1); nobody's public address, and some systems connect to the IPv4 within. */
const formerlyCompatible: Networks = ['::/96'];

/** Whether the desk may connect there: a public address, or one in a network that was named. IPv4 in the clothes of IPv6 is taken as what it is. */
export const mayReach = (address: string, networks: Networks): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return (parsed.range() === 'unicast' && !isIn(parsed, formerlyCompatible)) || isIn(parsed, networks);
};

/** Where web servers listen; whoever named networks of their own has services on any. */
export const publicPorts: ReadonlySet<string> = new Set(['', '443', '8443']);

/** Whether it stands in one of the networks that were named. Webhooks use plain HTTP only there. */
export const isNamed = (address: string, networks: Networks): boolean => ipaddr.isValid(address) && isIn(ipaddr.process(address), networks);

/** A name leads into somebody's house. */
export class Forbidden extends Error {}

/** Who tells all addresses of a name: the system, or a test. */
export type Resolver = (hostname: string, options: LookupAllOptions, callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void;

/** Resolves a name and refuses addresses behind which somebody else's house begins; the connection goes to the address that was looked at. */
export const guardedLookup = (isAllowed: (address: string) => boolean, resolve: Resolver): LookupFunction => (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    if (addresses.length === 0 || !addresses.every(({ address }) => isAllowed(address))) return callback(new Forbidden(`${hostname} leads into a network that is not open to the desk`), '', 0);
    const [first] = addresses;
    return options.all ? callback(null, addresses) : callback(null, first?.address ?? '', first?.family ?? 0);
  });
};

/** The host of a URL, an IPv6 address without its brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

/** Why a URL can be no receiver of webhooks; null when it can, as far as its text tells. */
export const urlFault = (text: string, networks: Networks): 'NOT_A_URL' | 'NOT_HTTPS' | 'CREDENTIALS' | 'FORBIDDEN_NETWORK' | 'FORBIDDEN_PORT' | null => {
  if (!URL.canParse(text)) return 'NOT_A_URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'NOT_A_URL';
  if (url.username !== '' || url.password !== '') return 'CREDENTIALS';
  if (url.protocol === 'http:' && networks.length === 0) return 'NOT_HTTPS';
  if (networks.length === 0 && !publicPorts.has(url.port)) return 'FORBIDDEN_PORT';
  const host = hostOf(url);
  if (isIP(host) === 0) return host === 'localhost' && networks.length === 0 ? 'FORBIDDEN_NETWORK' : null;
  if (url.protocol === 'http:' && !isNamed(host, networks)) return 'NOT_HTTPS';
  return mayReach(host, networks) ? null : 'FORBIDDEN_NETWORK';
};

