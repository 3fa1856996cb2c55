import type { Config } from '../platform/config.ts';
import { mailboxInSql } from '../platform/text/mailboxOf.ts';
import type { Work } from '../platform/work.ts';

/** How many letters the desk answers letters with by itself: confirmations, notices of addition, the question who writes. */
export interface ReplyCaps {
  /** To one address in ten minutes, whatever label stands behind a plus in it. */
  readonly perAddress: number;
  /** To one address in a day. */
  readonly perAddressDaily: number;
  /** To all addresses of one domain in an hour. */
  readonly perDomain: number;
  /** To everybody in an hour. */
  readonly hourly: number;
}

/** How many of them left before. */
export interface RepliesSent extends ReplyCaps {
  /** Of `perDomain` those to addresses of which nothing proved that they wrote. */
  readonly perDomainUnproven: number;
  /** Of `hourly` the same. */
  readonly hourlyUnproven: number;
}

let current: ReplyCaps | null = null;

/** Takes the caps of the settings; once, before the first act. */
export const useReplyCaps = ({ mailRepliesPerAddress, mailRepliesPerAddressDaily, mailRepliesPerDomain, mailRepliesHourly }: Config): void => {
  current = { perAddress: mailRepliesPerAddress, perAddressDaily: mailRepliesPerAddressDaily, perDomain: mailRepliesPerDomain, hourly: mailRepliesHourly };
};

/** Strangers, and those who prove nothing, get at most half of what a domain and everybody may get: the other half is kept for those who prove who they are. */
const halfOf = (cap: number): number => Math.ceil(cap / 2);

/** Whether one more letter stays within every cap. */
export const isWithin = (caps: ReplyCaps, sent: RepliesSent, unproven: boolean): boolean =>
  sent.perAddress < caps.perAddress &&
  sent.perAddressDaily < caps.perAddressDaily &&
  sent.perDomain < caps.perDomain &&
  sent.hourly < caps.hourly &&
  (!unproven || (sent.perDomainUnproven < halfOf(caps.perDomain) && sent.hourlyUnproven < halfOf(caps.hourly)));

const minute = 60_000;
/** Both look through an index that holds these letters alone, and the caps bound how many there are. */
const ofAddress = `select count(*) filter (where answers_at > ? and answers_at < ?)::int as "perAddress", count(*)::int as "perAddressDaily"
  from outgoing_letter where automatic_reply and status <> 'HELD' and ${mailboxInSql('to_address')} = ${mailboxInSql('?::text')} and answers_at > ? and answers_at < ?`;
const ofAll = `select count(*) filter (where at_domain)::int as "perDomain", count(*) filter (where at_domain and to_unproven)::int as "perDomainUnproven",
  count(*)::int as hourly, count(*) filter (where to_unproven)::int as "hourlyUnproven"
  from (select to_unproven, split_part(to_address, '@', 2) = ? as at_domain from outgoing_letter where automatic_reply and status <> 'HELD' and answers_at > ? and answers_at < ?) as sent`;

/**
 * §4.2: whether the desk may answer a letter to these addresses by itself now. Whoever writes in somebody's name, and every machine
 * that answers machines, would otherwise make the desk flood that address with letters. Letters count by their arrival: what came
 * during a day on which the desk stood still is no flood because it is read in a minute. Strangers and those who prove nothing use up
 * at most half of the caps of a domain and of all. `name+anything@…` is the mailbox of `name@…`.
 * @param arrivedAt of the letter that is answered, epoch milliseconds
 */
export const mayReply = async (work: Work, to: readonly string[], arrivedAt: number, unproven: boolean): Promise<boolean> => {
  if (!current) throw new Error('letters were not prepared: there are no caps on replies');
  const [address = ''] = to;
  // letters are not always read in their order: those around it count, not only those before it
  const around = (minutes: number): [Date, Date] => [new Date(arrivedAt - minutes * minute), new Date(arrivedAt + minutes * minute)];
  const [one] = await work.em.execute<Pick<RepliesSent, 'perAddress' | 'perAddressDaily'>[]>(ofAddress, [...around(10), address, ...around(24 * 60)]);
  const [all] = await work.em.execute<Omit<RepliesSent, 'perAddress' | 'perAddressDaily'>[]>(ofAll, [address.slice(address.lastIndexOf('@') + 1), ...around(60)]);
  return one !== undefined && all !== undefined && isWithin(current, { ...one, ...all }, unproven);
};
