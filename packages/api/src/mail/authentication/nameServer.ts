import { Resolver } from 'node:dns/promises';
import { clock } from '../../platform/clock.ts';

/** Asks for the records of a name; fails with `ENOTFOUND` or `ENODATA` where there are none. */
export type NameServer = (name: string, type: string) => Promise<string[][] | string[]>;

/** A name server that is silent must not hold up the letters behind. */
const resolver = new Resolver({ timeout: 2000, tries: 2 });
const ofTheMachine: NameServer = (name, type) => resolver.resolve(name, type) as ReturnType<NameServer>;

/** So long a domain whose name servers were silent is not asked again: the letters behind do not wait for it one after another. */
export const silenceMilliseconds = 3 * 60_000;
/** More are not remembered: names are made up for nothing. */
const mostSilent = 1000;

/** The domain that a name speaks for: what stands behind `_dmarc` or `_domainkey`. */
const domainAsked = (name: string): string => name.toLowerCase().replace(/^.*(?:^|\.)_[^.]*\./, '');

const isTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ETIMEOUT';

/** Domains that were silent → until when they are left alone. */
const silentUntil = new Map<string, number>();

const noteSilence = (domain: string): void => {
  const [oldest] = silentUntil.keys();
  if (silentUntil.size >= mostSilent && oldest !== undefined) silentUntil.delete(oldest);
  silentUntil.delete(domain);
  silentUntil.set(domain, clock.now() + silenceMilliseconds);
};

let current: NameServer = ofTheMachine;

/** The name server of this process. A domain that was silent just now times out at once. */
export const nameServer: NameServer = async (name, type) => {
  const domain = domainAsked(name);
  if ((silentUntil.get(domain) ?? 0) > clock.now()) throw Object.assign(new Error(`the name servers of ${domain} were silent just now`), { code: 'ETIMEOUT' });
  try {
    return await current(name, type);
  } catch (error) {
    if (isTimeout(error)) noteSilence(domain);
    throw error;
  }
};

/** Asks another one, of which nothing is remembered; tests answer from a table. */
export const useNameServer = (other: NameServer): void => {
  current = other;
  silentUntil.clear();
};
