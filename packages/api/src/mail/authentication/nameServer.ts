import { Resolver } from 'node:dns/promises';
import { getDomain } from 'tldts';
import { TooLong, unlessTooLong } from '../../platform/background/unlessTooLong.ts';
import { clock } from '../../platform/clock.ts';
import { domainOf } from '../../platform/text/domainOf.ts';
import { isAligned } from './proof.ts';

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
/** So long what the owner of the From says is waited for even then: without it nobody knows whom they disown. */
const promptOwnerMilliseconds = 2_000;
/** More are not remembered: names are made up for nothing. */
const mostRemembered = 1000;

/** Whoever owns the name: under one owner any number of names can be made up. */
const siteOf = (name: string): string => getDomain(name.toLowerCase().replace(/^.*(?:^|\.)_[^.]*\./, ''), { allowPrivateDomains: true, validateHostname: false }) ?? name.toLowerCase();

const isKeyName = (name: string): boolean => /(?:^|\.)_domainkey\./i.test(name);
/**
 * What is remembered of silence: of a site's keys, its policies and the rest apart. Anybody can name a key below somebody else's domain,
 * where nothing answers; its owner's policy is asked for all the same.
 */
const entryOf = (name: string): string => `${isKeyName(name) ? 'keys' : /^_dmarc\./i.test(name) ? 'policies' : 'servers'} of ${siteOf(name)}`;

const isTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ETIMEOUT';

/** What was waited for one entry, and until when that counts. */
interface Waited { readonly milliseconds: number; readonly until: number }
const waitedFor = new Map<string, Waited>();

const noteWaiting = (entry: string, milliseconds: number): void => {
  const now = clock.now();
  const before = waitedFor.get(entry);
  const isOver = !before || before.until <= now;
  const [oldest] = waitedFor.keys();
  if (!before && waitedFor.size >= mostRemembered && oldest !== undefined) waitedFor.delete(oldest);
  waitedFor.delete(entry);
  waitedFor.set(entry, { milliseconds: milliseconds + (isOver ? 0 : before.milliseconds), until: isOver || milliseconds >= patienceMilliseconds ? now + silenceMilliseconds : before.until });
};
const isWornOut = (entry: string): boolean => {
  const waited = waitedFor.get(entry);
  return waited !== undefined && waited.until > clock.now() && waited.milliseconds >= patienceMilliseconds;
};

/** Whether so much was waited for in vain that the letters behind count more. */
const isHurried = (): boolean => {
  const now = clock.now();
  let sum = 0;
  for (const { milliseconds, until } of waitedFor.values()) if (until > now) sum += Math.min(milliseconds, patienceMilliseconds);
  return sum >= patienceOfDeskMilliseconds;
};

const timedOut = (name: string): Error => Object.assign(new Error(`the name servers of ${siteOf(name)} were silent just now`), { code: 'ETIMEOUT' });

let current: NameServer = ofTheMachine;

/**
 * The name server of this process. A site that was silent just now, or slow for too long, times out at once; where many are, none is waited for
 * longer than for a prompt answer.
 */
const askUnlessSilent = async (name: string, type: string, hurriedMilliseconds: number): Promise<string[][] | string[]> => {
  const entry = entryOf(name);
  if (isWornOut(entry)) throw timedOut(name);
  const askedAt = clock.now();
  let isSilent = false;
  try {
    return await (isHurried() ? unlessTooLong(current(name, type), hurriedMilliseconds) : current(name, type));
  } catch (error) {
    isSilent = isTimeout(error) || error instanceof TooLong;
    if (isTimeout(error)) noteWaiting(entry, patienceMilliseconds);
    if (!(error instanceof TooLong)) throw error;
    noteWaiting(entry, hurriedMilliseconds);
    throw timedOut(name);
  } finally {
    const waited = clock.now() - askedAt;
    if (!isSilent && waited > promptMilliseconds) noteWaiting(entry, waited);
  }
};
export const nameServer: NameServer = (name, type) => askUnlessSilent(name, type, promptMilliseconds);

/**
 * The name server for one letter. What was silent is not asked again for it; when it has waited for others than its sender's for so long,
 * they time out at once. Anybody can put silent domains into signatures, and into the policy of an envelope of theirs; what the owner of the From
 * says is asked all the same, with the servers of others that it names where the envelope is its own.
 */
export const nameServerForLetter = (of: { fromDomain: string; envelopeFrom: string | null } | null): NameServer => {
  const own = of === null ? null : siteOf(of.fromDomain);
  const isOwnEnvelope = of !== null && isAligned(of.fromDomain, domainOf(of.envelopeFrom ?? ''));
  const isSaidByOwner = (name: string): boolean => siteOf(name) === own || (isOwnEnvelope && !isKeyName(name));
  const silent = new Set<string>();
  let waited = 0;
  return async (name, type) => {
    const [entry, isOwners] = [entryOf(name), isSaidByOwner(name)];
    if (silent.has(entry) || (!isOwners && waited >= patienceOfLetterMilliseconds)) throw timedOut(name);
    const isKnown = isWornOut(entry);
    const askedAt = clock.now();
    try {
      return await askUnlessSilent(name, type, isOwners && !isKeyName(name) ? promptOwnerMilliseconds : promptMilliseconds);
    } catch (error) {
      if (isTimeout(error)) silent.add(entry);
      if (isTimeout(error) && !isKnown && !isOwners) waited += patienceOfLetterMilliseconds;
      throw error;
    } finally {
      const lasted = clock.now() - askedAt;
      if (!isOwners && lasted > promptMilliseconds) waited += lasted;
    }
  };
};

/** Asks another one, of which nothing is remembered; tests answer from a table. */
export const useNameServer = (other: NameServer): void => {
  current = other;
  waitedFor.clear();
};
