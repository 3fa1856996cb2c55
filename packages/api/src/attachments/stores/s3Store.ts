import { once } from 'node:events';
import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import { clock } from '../../platform/clock.ts';
import type { S3Settings } from '../../platform/config.ts';
import type { Logger } from '../../platform/log.ts';
import { refusal, Refusal } from '../../platform/refusal.ts';
import type { FileStore } from './fileStore.ts';

/** A store that says nothing for so long is away. */
const patienceMilliseconds = 60_000;
const longestAnswerBytes = 4096;

/** Where an object lies: under its bucket's path, or at its bucket's own host. */
export const objectUrl = ({ endpoint, bucket, pathStyle }: Pick<S3Settings, 'endpoint' | 'bucket' | 'pathStyle'>, id: string): string => {
  const url = new URL(endpoint);
  const below = url.pathname.replace(/\/+$/, '');
  if (!pathStyle) url.host = `${bucket}.${url.host}`;
  url.pathname = `${below}${pathStyle ? `/${bucket}` : ''}/files/${id}`;
  return url.href;
};

/** What went wrong, in the store's own words where it said some: `403 SignatureDoesNotMatch`. */
const complaintOf = async (response: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const piece of response) {
    text += String(piece);
    if (text.length > longestAnswerBytes) break;
  }
  // what is still being sent is not wanted
  response.destroy();
  return `${response.statusCode} ${/<Code>([^<]{1,100})<\/Code>/.exec(text)?.[1] ?? ''}`.trim();
};

/** Where the bytes of a request come from, and what they threw. */
interface Source { fault: unknown }

/** The moment of a request as its signature has it, by the desk's clock: `20261124T080000Z`. */
const signedAt = (): string => new Date(clock.now()).toISOString().replaceAll(/[:-]|\.\d{3}/g, '');

interface Order {
  method: 'PUT' | 'GET' | 'DELETE';
  id: string;
  headers?: Record<string, string>;
  body?: { bytes: AsyncIterable<Buffer>; size: number };
}

/**
 * Files as objects of a bucket, in any store that speaks S3. One request each: an object is there as a whole or not at all. Its bytes
 * are not signed, since nobody knows their hash before they have come; between two machines they belong into TLS.
 */
export class S3Store implements FileStore {
  constructor(private readonly settings: S3Settings, private readonly log: Pick<Logger, 'error'>) {}

  async put({ id, size }: { id: string; size: number }, bytes: AsyncIterable<Buffer>): Promise<void> {
    const answer = await this.ask({ method: 'PUT', id, body: { bytes, size } }, [200]);
    answer.resume();
  }

  async *read(id: string, { start, end }: { start: number; end: number }): AsyncGenerator<Buffer> {
    const answer = await this.ask({ method: 'GET', id, headers: { range: `bytes=${start}-${end}` } }, [206]);
    let left = end - start + 1;
    try {
      for await (const piece of answer) {
        left -= (piece as Buffer).length;
        yield piece as Buffer;
      }
    } catch (error) {
      throw this.away(`GET ${id}`, error);
    } finally {
      answer.destroy();
    }
    if (left !== 0) throw this.away(`GET ${id}`, new Error(`${left} bytes of the span are missing`));
  }

  async remove(id: string): Promise<void> {
    const answer = await this.ask({ method: 'DELETE', id }, [204, 200, 404]);
    answer.resume();
  }

  /** The answer to a request, with one of the codes that are good. What the bytes themselves throw goes on as it is. */
  private async ask(order: Order, good: readonly number[]): Promise<IncomingMessage> {
    const source: Source = { fault: undefined };
    try {
      const { answer, sent } = await this.send(order, source);
      if (!good.includes(answer.statusCode ?? 0)) throw new Error(await complaintOf(answer));
      await sent;
      return answer;
    } catch (error) {
      if (source.fault !== undefined) throw source.fault;
      throw this.away(`${order.method} ${order.id}`, error);
    }
  }

  /** The answer of the store, which may come before all has been sent: one that refuses says more than a line that breaks then. */
  private async send({ method, id, headers = {}, body }: Order, source: Source): Promise<{ answer: IncomingMessage; sent: Promise<unknown> }> {
    const { region, keyId, secret } = this.settings;
    const { url, headers: signed } = await new AwsV4Signer({ method, url: objectUrl(this.settings, id), headers, accessKeyId: keyId, secretAccessKey: secret, service: 's3', region, datetime: signedAt() }).sign();
    const outgoing: OutgoingHttpHeaders = { ...Object.fromEntries(signed), ...(body && { 'content-length': body.size }) };
    // a connection for each: one that the store has closed meanwhile would take the bytes of a file with it
    const request = (url.protocol === 'https:' ? https : http).request(url, { method, headers: outgoing, agent: false, timeout: patienceMilliseconds });
    request.once('timeout', () => request.destroy(new Error(`nothing heard for ${patienceMilliseconds} ms`)));
    const answered = once(request, 'response') as Promise<[IncomingMessage]>;
    const sent = body ? pipeline(Readable.from(noting(body, source)), request) : Promise.resolve(request.end());
    const [answer] = await Promise.race([answered, sent.then(() => answered)]);
    return { answer, sent };
  }

  private away(what: string, error: unknown): Refusal {
    this.log.error({ request: what, error: error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error) }, 'the store of files does not do what it is asked for');
    return refusal('FILE_STORE_AWAY');
  }
}

/**
 * The same bytes, as many as were promised; what they throw is written down, to be told from what the line throws. A stream that is
 * broken off throws its own fault into the generator that it reads, at the `yield`: that one is not theirs.
 */
async function* noting({ bytes, size }: { bytes: AsyncIterable<Buffer>; size: number }, source: Source): AsyncGenerator<Buffer> {
  const iterator = bytes[Symbol.asyncIterator]();
  const next = async (left: number): Promise<Buffer | null> => {
    try {
      const { done, value } = await iterator.next();
      if (!done) return value;
      if (left !== 0) throw new Error(`${size} bytes were promised, ${size - left} came`);
      return null;
    } catch (error) {
      source.fault = error;
      throw error;
    }
  };
  try {
    let left = size;
    for (let piece = await next(left); piece; piece = await next(left)) {
      left -= piece.length;
      yield piece;
    }
  } finally {
    await iterator.return?.();
  }
}
