import { lookup } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { imageTypeOf } from '../../platform/file/imageType.ts';
import { Forbidden, guardedLookup, hostOf, isNamed, mayReach, publicPorts, type Networks, type Resolver } from '../../platform/outside/reaching.ts';

/** A picture, of the type that its bytes say. */
export interface Picture {
  type: string;
  bytes: Buffer;
}

/** Why there is no picture: the desk does not go there; it was not had in time; it is too large or takes too much to be encoded anew; what came is none. */
export type PictureFault = 'FORBIDDEN' | 'NOT_HAD' | 'TOO_LARGE' | 'NO_PICTURE';

export const mostPictureBytes = 5 * 1024 ** 2;
export const picturePatienceMilliseconds = 10_000;
const mostRedirections = 3;

/** What the fetching rests on; a test names its own. */
export interface PictureWay {
  /** Of our own house, besides the public addresses. */
  networks: Networks;
  resolve?: Resolver;
  patienceMilliseconds?: number;
  /** Says that nobody waits for it any more. */
  signal?: AbortSignal;
}

/** Where the desk goes for a picture: anywhere in public on the ports of web servers, and anywhere in networks that were named. */
const isOpen = (url: URL, networks: Networks) => (address: string): boolean => isNamed(address, networks) || (mayReach(address, []) && publicPorts.has(url.port));

/** The URL, unless its text alone tells that the desk does not go there. */
const openUrl = (text: string, base: URL | undefined, networks: Networks): URL | null => {
  if (!URL.canParse(text, base?.href)) return null;
  const url = new URL(text, base?.href);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  const host = hostOf(url);
  return isIP(host) !== 0 && !isOpen(url, networks)(host) ? null : url;
};

/** Nothing tells who looks: no cookie, no referrer, no language. */
const headers = { accept: 'image/webp,image/png,image/jpeg,image/gif', 'accept-encoding': 'identity', 'user-agent': 'Mozilla/5.0 (compatible; Reglament picture proxy)' };

const answerOf = (url: URL, { networks, resolve = lookup }: PictureWay, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((answered, failed) => {
    const { request } = url.protocol === 'http:' ? http : https;
    request(url, { headers, signal, agent: false, lookup: guardedLookup(isOpen(url, networks), resolve) }, answered).on('error', failed).end();
  });

/** All bytes of an answer; null when there are too many: the rest is not read. */
const bytesOf = async (answer: IncomingMessage): Promise<Buffer | null> => {
  if (Number(answer.headers['content-length'] ?? 0) > mostPictureBytes) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostPictureBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
};

const isRedirection = ({ statusCode = 0 }: IncomingMessage): boolean => [301, 302, 303, 307, 308].includes(statusCode);

const pictureIn = async (answer: IncomingMessage): Promise<Picture | PictureFault> => {
  if (answer.statusCode !== 200) return 'NOT_HAD';
  const bytes = await bytesOf(answer);
  if (!bytes) return 'TOO_LARGE';
  const type = imageTypeOf(bytes);
  return type ? { type, bytes } : 'NO_PICTURE';
};

/**
 * Fetches a picture that a stranger's letter names (§4.4, decision 0090). Wherever it is sent on to is looked at anew, and each connection goes to
 * the address that was looked at. All of it together has its time, and what comes is a picture by its own bytes or nothing.
 */
export const fetchPicture = async (address: string, way: PictureWay): Promise<Picture | PictureFault> => {
  const patience = AbortSignal.timeout(way.patienceMilliseconds ?? picturePatienceMilliseconds);
  const signal = way.signal ? AbortSignal.any([patience, way.signal]) : patience;
  let url = openUrl(address, undefined, way.networks);
  try {
    for (let redirections = 0; url && redirections <= mostRedirections; redirections += 1) {
      const answer = await answerOf(url, way, signal);
      try {
        if (!isRedirection(answer)) return await pictureIn(answer);
        url = openUrl(answer.headers.location ?? '', url, way.networks);
      } finally {
        answer.destroy();
      }
    }
  } catch (error) {
    return error instanceof Forbidden ? 'FORBIDDEN' : 'NOT_HAD';
  }
  return url ? 'NOT_HAD' : 'FORBIDDEN';
};
