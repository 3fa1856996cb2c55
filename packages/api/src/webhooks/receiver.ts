import type { WebhookFault } from '@reglament/schema';
import http from 'node:http';
import https from 'node:https';
import { Forbidden, guardedLookup, isNamed, mayReach, urlFault, type Networks, type Resolver } from '../platform/outside/reaching.ts';
import { resolveFor } from './names.ts';

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

const retryAfterOf = (value: string | undefined): number => (value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) * 1000 : 0);

/**
 * Posts to a receiver. Taken is what was answered with 2xx within ten seconds. Redirections are not followed: they would lead past
 * the guard. Nothing of the answer but its status is read, so that no answer can be fetched through the desk.
 */
export const post = (address: string, headers: Readonly<Record<string, string>>, body: string, networks: Networks, resolve: Resolver = resolveFor(networks)): Promise<Attempt> =>
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
      lookup: guardedLookup((one) => (isPlain ? isNamed(one, networks) : mayReach(one, networks)), resolve),
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
      else failed(/^(?:query|getaddrinfo)/.test(error.syscall ?? '') ? 'NAME_NOT_FOUND' : 'NO_CONNECTION', `no connection: ${error.code ?? error.message}`);
    });
    return sent.end(bytes);
  });
