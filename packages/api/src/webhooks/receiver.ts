import type { WebhookFault } from '@reglament/schema';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { resolveFor, type NameResolver, type Networks } from './names.ts';

export type { Networks };

/** Why an attempt failed: a code, and words in English as logs have them; with the answer's status where there was one. */
export interface Attempt {
  status: number | null;
  code: WebhookFault | null;
  fault: string | null;
  /** What the receiver asked for with `Retry-After`. */
  retryAfterMilliseconds: number;
}

const patienceMilliseconds = 10_000;
/** Of an answer nothing is read but its status. */
const agents = { 'http:': new http.Agent({ keepAlive: true, timeout: 30_000 }), 'https:': new https.Agent({ keepAlive: true, timeout: 30_000 }) };

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
const publicPorts: ReadonlySet<string> = new Set(['', '443', '8443']);

/** Whether plain HTTP may be used: only inside of networks that were named. */
const mayReachPlainly = (address: string, networks: Networks): boolean => ipaddr.isValid(address) && isIn(ipaddr.process(address), networks);

class Forbidden extends Error {}

/** What failed when nobody could say where a name leads. */
const nameAsked = 'getaddrinfo';

/** Resolves a name and refuses addresses behind which somebody else's house begins; the connection goes to the address that was looked at. */
const guardedLookup = (isAllowed: (address: string) => boolean, resolve: NameResolver): LookupFunction => (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(Object.assign(error, { syscall: nameAsked }), '', 0);
    if (addresses.length === 0 || !addresses.every(({ address }) => isAllowed(address))) return callback(new Forbidden(`${hostname} leads into a network that is not open to webhooks`), '', 0);
    const [first] = addresses;
    return options.all ? callback(null, addresses) : callback(null, first?.address ?? '', first?.family ?? 0);
  });
};

const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

/** Why a URL can be no receiver; null when it can, as far as its text tells. */
export const urlFault = (text: string, networks: Networks): 'NOT_A_URL' | 'NOT_HTTPS' | 'CREDENTIALS' | 'FORBIDDEN_NETWORK' | 'FORBIDDEN_PORT' | null => {
  if (!URL.canParse(text)) return 'NOT_A_URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'NOT_A_URL';
  if (url.username !== '' || url.password !== '') return 'CREDENTIALS';
  if (url.protocol === 'http:' && networks.length === 0) return 'NOT_HTTPS';
  if (networks.length === 0 && !publicPorts.has(url.port)) return 'FORBIDDEN_PORT';
  const host = hostOf(url);
  if (isIP(host) === 0) return host === 'localhost' && networks.length === 0 ? 'FORBIDDEN_NETWORK' : null;
  if (url.protocol === 'http:' && !mayReachPlainly(host, networks)) return 'NOT_HTTPS';
  return mayReach(host, networks) ? null : 'FORBIDDEN_NETWORK';
};

const retryAfterOf = (value: string | undefined): number => (value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) * 1000 : 0);

/**
 * Posts to a receiver. Taken is what was answered with 2xx within ten seconds. Redirections are not followed: they would lead past
 * the guard. Nothing of the answer but its status is read, so that no answer can be fetched through the desk.
 */
export const post = (address: string, headers: Readonly<Record<string, string>>, body: string, networks: Networks, resolve: NameResolver = resolveFor(networks)): Promise<Attempt> =>
  new Promise((settle) => {
    const failed = (code: WebhookFault, fault: string, status: number | null = null, retryAfterMilliseconds = 0) => settle({ status, code, fault: fault.slice(0, 300), retryAfterMilliseconds });
    const fault = urlFault(address, networks);
    if (fault) return fault === 'FORBIDDEN_NETWORK' ? failed('FORBIDDEN_NETWORK', 'the address leads into a network that is not open to webhooks') : failed('NOT_A_URL', 'the address is not a URL that can be told');
    const url = new URL(address);
    const isPlain = url.protocol === 'http:';
    const { request } = isPlain ? http : https;
    const bytes = Buffer.from(body, 'utf8');
    const sent = request(url, {
      method: 'POST', agent: agents[isPlain ? 'http:' : 'https:'], headers: { ...headers, 'content-length': String(bytes.byteLength) }, signal: AbortSignal.timeout(patienceMilliseconds),
      lookup: guardedLookup((one) => (isPlain ? mayReachPlainly(one, networks) : mayReach(one, networks)), resolve),
    }, (answer) => {
      const status = answer.statusCode ?? 0;
      // read away, so that the connection serves the next one; whatever is endless ends with the patience
      answer.on('error', () => undefined).resume();
      if (status >= 200 && status < 300) settle({ status, code: null, fault: null, retryAfterMilliseconds: 0 });
      else if (status >= 300 && status < 400) failed('REDIRECTED', `answered ${status}: redirections are not followed`, status, retryAfterOf(answer.headers['retry-after']));
      else failed('REFUSED', `answered ${status}`, status, retryAfterOf(answer.headers['retry-after']));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.name === 'TimeoutError' || error.name === 'AbortError') failed('NO_ANSWER', `no answer within ${patienceMilliseconds / 1000} seconds`);
      else if (error instanceof Forbidden) failed('FORBIDDEN_NETWORK', error.message);
      else failed(error.syscall === nameAsked ? 'NAME_NOT_FOUND' : 'NO_CONNECTION', `no connection: ${error.code ?? error.message}`);
    });
    return sent.end(bytes);
  });
