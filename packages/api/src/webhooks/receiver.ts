import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { Forbidden, guardedLookup, isNamed, mayReach, urlFault, type Networks, type Resolver } from '../platform/outside/reaching.ts';

/** Why an attempt failed: words for people, in English as logs are; with the answer's status where there was one. */
export interface Attempt {
  status: number | null;
  fault: string | null;
  /** What the receiver asked for with `Retry-After`. */
  retryAfterMilliseconds: number;
}

const patienceMilliseconds = 10_000;
/** Of an answer nothing is read but its status. */
const agents = { 'http:': new http.Agent({ keepAlive: true, timeout: 30_000 }), 'https:': new https.Agent({ keepAlive: true, timeout: 30_000 }) };

const retryAfterOf = (value: string | undefined): number => (value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) * 1000 : 0);

/**
 * Posts to a receiver. Taken is what was answered with 2xx within ten seconds. Redirections are not followed: they would lead past
 * the guard. Nothing of the answer but its status is read, so that no answer can be fetched through the desk.
 */
export const post = (address: string, headers: Readonly<Record<string, string>>, body: string, networks: Networks, resolve: Resolver = lookup): Promise<Attempt> =>
  new Promise((settle) => {
    const failed = (fault: string, status: number | null = null, retryAfterMilliseconds = 0) => settle({ status, fault: fault.slice(0, 300), retryAfterMilliseconds });
    const fault = urlFault(address, networks);
    if (fault) return failed(fault === 'FORBIDDEN_NETWORK' ? 'the address leads into a network that is not open to webhooks' : 'the address is not a URL that can be told');
    const url = new URL(address);
    const isPlain = url.protocol === 'http:';
    const { request } = isPlain ? http : https;
    const bytes = Buffer.from(body, 'utf8');
    const sent = request(url, {
      method: 'POST', agent: agents[isPlain ? 'http:' : 'https:'], headers: { ...headers, 'content-length': String(bytes.byteLength) }, signal: AbortSignal.timeout(patienceMilliseconds),
      lookup: guardedLookup((one) => (isPlain ? isNamed(one, networks) : mayReach(one, networks)), resolve),
    }, (answer) => {
      const status = answer.statusCode ?? 0;
      // read away, so that the connection serves the next one; whatever is endless ends with the patience
      answer.on('error', () => undefined).resume();
      if (status >= 200 && status < 300) settle({ status, fault: null, retryAfterMilliseconds: 0 });
      else failed(status >= 300 && status < 400 ? `answered ${status}: redirections are not followed` : `answered ${status}`, status, retryAfterOf(answer.headers['retry-after']));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => failed(error.name === 'TimeoutError' || error.name === 'AbortError' ? `no answer within ${patienceMilliseconds / 1000} seconds` : error instanceof Forbidden ? error.message : `no connection: ${error.code ?? error.message}`));
    return sent.end(bytes);
  });
