import { Resolver } from 'node:dns/promises';
import { getDomain } from 'tldts';
import { TooLong, unlessTooLong } from '../../platform/background/unlessTooLong.ts';
import { clock } from '../../platform/clock.ts';

/** Asks for the records of a name; fails with `ENOTFOUND` or `ENODATA` where there are none. */
export type NameServer = (name: string, type: string) => Promise<string[][] | string[]>;

/** A name server that is silent must not hold up the letters behind. */
const resolver = new Resolver({ timeout: 2000, tries: 2 });
const ofTheMachine: NameServer = (name, type) => resolver.resolve(name, type) as ReturnType<NameServer>;

/** So long the name servers of a site that were silent are not asked again: the letters behind do not wait for them one after another. */
export const silenceMilliseconds = 3 * 60_000;
/** So long the letters of that time wait for the name servers of one site, all their questions together: one that answers late each time holds up no more. */
export const patienceMilliseconds = 8_000;
/** An answer that comes sooner is no reason for impatience. */
const promptMilliseconds = 500;
/** So long all sites together are waited for within those minutes; then each question has the time of a prompt answer: domains whose name servers are silent cost nothing. */
const patienceOfDeskMilliseconds = 4 * patienceMilliseconds;
/** So long one letter waits for sites that are not its sender's; then those are not asked. */
const patienceOfLetterMilliseconds = 4_000;
/** More are not remembered: names are made up for nothing. */
const mostRemembered = 1000;

/** Whoever owns the name: under one owner any number of names can be made up. */
const siteOf = (name: string): string => getDomain(name.toLowerCase().replace(/^.*(?:^|\.)_[^.]*\./, ''), { allowPrivateDomains: true, validateHostname: false }) ?? name.toLowerCase();

const isTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ETIMEOUT';

/** What was waited for the name servers of a site, and until when that counts. */
interface Waited { readonly milliseconds: number; readonly until: number }
const waitedFor = new Map<string, Waited>();

const noteWaiting = (site: string, milliseconds: number): void => {
  const now = clock.now();
  const before = waitedFor.get(site);
  const isOver = !before || before.until <= now;
  const [oldest] = waitedFor.keys();
  if (!before && waitedFor.size >= mostRemembered && oldest !== undefined) waitedFor.delete(oldest);
  waitedFor.delete(site);
  waitedFor.set(site, { milliseconds: milliseconds + (isOver ? 0 : before.milliseconds), until: isOver || milliseconds >= patienceMilliseconds ? now + silenceMilliseconds : before.until });
};
const isWornOut = (site: string): boolean => {
  const waited = waitedFor.get(site);
  return waited !== undefined && waited.until > clock.now() && waited.milliseconds >= patienceMilliseconds;
};

/** Whether so much was waited for in vain that the letters behind count more. */
const isHurried = (): boolean => {
  const now = clock.now();
  let sum = 0;
  for (const { milliseconds, until } of waitedFor.values()) if (until > now) sum += Math.min(milliseconds, patienceMilliseconds);
  return sum >= patienceOfDeskMilliseconds;
};

const timedOut = (site: string): Error => Object.assign(new Error(`the name servers of ${site} were silent just now`), { code: 'ETIMEOUT' });

let current: NameServer = ofTheMachine;

/**
 * The name server of this process. A site that was silent just now, or slow for too long, times out at once; where many are, none is waited for
 * longer than for a prompt answer.
 */
export const nameServer: NameServer = async (name, type) => {
  const site = siteOf(name);
  if (isWornOut(site)) throw timedOut(site);
  const askedAt = clock.now();
  try {
    return await (isHurried() ? unlessTooLong(current(name, type), promptMilliseconds) : current(name, type));
  } catch (error) {
    if (error instanceof TooLong) {
      noteWaiting(site, promptMilliseconds);
      throw timedOut(site);
    }
    if (isTimeout(error)) noteWaiting(site, patienceMilliseconds);
    throw error;
  } finally {
    const waited = clock.now() - askedAt;
    if (waited > promptMilliseconds) noteWaiting(site, waited);
  }
};

/**
 * The name server for one letter from a domain. A site that was silent is not asked again for it; when it has waited for others than its
 * sender's for so long, they time out at once. Anybody can put silent domains into signatures and policies: what the owner of the From says is
 * asked all the same.
 */
export const nameServerForLetter = (fromDomain: string | null): NameServer => {
  const own = fromDomain === null ? null : siteOf(fromDomain);
  const silent = new Set<string>();
  let waited = 0;
  return async (name, type) => {
    const site = siteOf(name);
    if (silent.has(site) || (site !== own && waited >= patienceOfLetterMilliseconds)) throw timedOut(site);
    const isKnown = isWornOut(site);
    const askedAt = clock.now();
    try {
      return await nameServer(name, type);
    } catch (error) {
      if (isTimeout(error)) silent.add(site);
      if (isTimeout(error) && !isKnown && site !== own) waited += patienceOfLetterMilliseconds;
      throw error;
    } finally {
      const lasted = clock.now() - askedAt;
      if (site !== own && lasted > promptMilliseconds) waited += lasted;
    }
  };
};

/** Asks another one, of which nothing is remembered; tests answer from a table. */
export const useNameServer = (other: NameServer): void => {
  current = other;
  waitedFor.clear();
};
