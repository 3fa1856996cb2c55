import { LockMode } from '@mikro-orm/core';
import type { Viewer } from '../access/viewer.ts';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import { isFreeMail } from '../clients/freeMail.ts';
import { isOwnAddress } from '../outgoing/letterhead.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import type { Follower, System } from '../platform/feature.ts';
import { isUuid } from '../platform/identity.ts';
import { invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import { domainOf } from '../platform/text/domainOf.ts';
import { mailboxInSql, mailboxOf } from '../platform/text/mailboxOf.ts';
import type { Work } from '../platform/work.ts';
import { BlockedSender } from '../mail/blockedSender.entity.ts';
import { closestClaims } from '../mail/claims.ts';
import { IncomingLetter } from '../mail/incomingLetter.entity.ts';
import { passedOnReasons } from '../mail/letterReason.ts';
import { lockAddress } from '../mail/registering.ts';
import { isColleague } from '../mail/sender.ts';
import { spellingsOf } from '../mail/shownAddress.ts';

const clause = '4.9';
/** So many letters are put aside in one transaction. */
const mostAtOnce = 100;

const clientWords = ({ name }: Client) => ({ ru: `отправитель относится к клиенту «${name}»: отметьте неактивным контакт или клиента`, en: `the sender belongs to the client “${name}”: mark the contact or the client inactive` });
const domainWords = ({ name }: Client) => ({ ru: `на этом домене есть адрес клиента «${name}»: заблокируйте один адрес`, en: `an address of the client “${name}” is at this domain: block the one address` });
const ownWords = { ru: 'это наш собственный адрес', en: 'this is our own address' };
const nobodyWords = { ru: 'в письме нет адреса отправителя', en: 'the letter names no sender' };
const colleagueWords = { ru: 'письмо переслал сотрудник', en: 'a colleague passed it on' };
const freeWords = (domain: string) => ({ ru: `адреса на ${domain} может завести кто угодно: заблокируйте один адрес`, en: `anybody can get an address at ${domain}: block the one address` });

const claiming = (work: Work): Promise<Client[]> => work.em.find(Client, { $or: [{ domain: { $ne: null } }, { authorisedSenders: { $ne: [] } }] });

/** Whoever belongs to a client is not blocked: that is said of the contact or the client itself. */
const requireStranger = async (work: Work, address: string): Promise<void> => {
  const contact = await work.em.findOne(Contact, { email: { $in: [address, mailboxOf(address)] } }, { populate: ['client'] });
  const [client] = contact ? [contact.client] : closestClaims<Client>(address, await claiming(work));
  if (client) throw invalid({ field: 'letterId', clause }, clientWords(client));
};

/** A domain at which somebody belongs to a client is not blocked as a whole. */
const requireStrangers = async (work: Work, domain: string): Promise<void> => {
  if (isFreeMail(domain)) throw invalid({ field: 'wholeDomain', clause }, freeWords(domain));
  const [known] = await work.em.execute<{ clientId: string }[]>(`select client_id as "clientId" from contact where split_part(lower(email), '@', 2) = ? limit 1`, [domain]);
  const client = known ? await work.em.findOneOrFail(Client, { id: known.clientId }) : (await claiming(work)).find(({ authorisedSenders }) => authorisedSenders.some((entry) => entry.endsWith(`@${domain}`)));
  if (client) throw invalid({ field: 'wholeDomain', clause }, domainWords(client));
};

/** Whom a block concerns, in SQL: an address by its mailbox, or a whole domain. */
const isOf = `(${mailboxInSql('letter.from_address')} = ? or split_part(letter.from_address, '@', 2) = ?)`;

/**
 * Puts the oldest letters aside that wait of a blocked sender; none that a colleague passed on, and none of a contact.
 * @returns how many
 */
const putSomeAside = async (work: Work, sender: string): Promise<number> => {
  const colleagues = await work.em.execute<{ email: string }[]>('select email from staff');
  const ids = await work.em.execute<{ id: string }[]>(
    `select letter.id from incoming_letter letter
     where outcome = 'QUARANTINED' and reason not in (?) and ${isOf} and letter.from_address not in (?) and not exists (select from contact where contact.email = letter.from_address)
     order by received_at, id limit ?`,
    [[...passedOnReasons], sender, sender, ['', ...colleagues.flatMap(({ email }) => spellingsOf(email))], mostAtOnce]);
  const waiting = await work.em.find(IncomingLetter, { id: { $in: ids.map(({ id }) => id) }, outcome: 'QUARANTINED' }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
  for (const one of waiting) {
    one.outcome = 'STORED';
    one.reason = 'BLOCKED_SENDER';
    one.namedTicket = null;
    await work.record({ type: 'LETTER_FILED', subjectType: 'letter', subjectId: one.id, payload: { outcome: 'STORED', reason: 'BLOCKED_SENDER' } });
  }
  return waiting.length;
};

/**
 * §4.9: letters of this stranger, whatever label stands behind a plus in the address, wait for nobody any longer: those that wait are put
 * aside now, the first hundred with this act, and later ones as they come. None is lost: they stand among the kept ones, and any can
 * still be accepted. Answers the letter from which it was done.
 * @throws refusal INVALID_VALUE for whoever belongs to a client or the desk, and for a domain where such a one is or anybody gets an address
 */
export const blockSender = async (work: Work, viewer: Viewer, { letterId, wholeDomain }: { letterId: string; wholeDomain?: boolean | null | undefined }): Promise<IncomingLetter> => {
  const letter = isUuid(letterId) ? await work.em.findOne(IncomingLetter, { id: letterId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!letter) throw refusal('NOT_FOUND', { field: ['letterId'] });
  const address = letter.fromAddress?.toLowerCase();
  if (!address?.includes('@')) throw invalid({ field: 'letterId', clause }, nobodyWords);
  if (isOwnAddress(address)) throw invalid({ field: 'letterId', clause }, ownWords);
  if (letter.reason === 'STAFF_SENDER' || (await isColleague(work, address))) throw invalid({ field: 'letterId', clause }, colleagueWords);
  await requireStranger(work, address);
  if (wholeDomain) await requireStrangers(work, domainOf(address));
  const sender = wholeDomain ? domainOf(address) : mailboxOf(address);
  // a letter of theirs that is being decided about meanwhile finds the block or is found by it
  await lockAddress(work, address);
  if ((await work.em.count(BlockedSender, { sender })) === 0) {
    work.em.create(BlockedSender, { sender, blockedAt: work.at, blockedBy: viewer.name });
    await work.record({ type: 'SENDER_BLOCKED', subjectType: 'letter', subjectId: letter.id, payload: { sender } });
  }
  await putSomeAside(work, sender);
  return letter;
};

/** What waits of a blocked sender beyond the act, a transaction for each hundred; what breaks off goes on with those that still wait. */
const putOthersAside = async ({ workshop }: System, { payload, actor }: PlacedEvent): Promise<void> => {
  const sender = String(payload['sender']);
  const putAside = async (work: Work): Promise<number> => ((await work.em.count(BlockedSender, { sender })) === 0 ? 0 : putSomeAside(work, sender));
  while ((await workshop.perform(actor, putAside)).result > 0);
};

export const blocking: readonly Follower[] = [{ id: 'quarantine.blocked', to: 'SENDER_BLOCKED', follow: putOthersAside }];

/** Letters of an address or domain wait for a person again from now on; those that were put aside stay there and can be accepted. */
export const unblockSender = async (work: Work, { sender }: { sender: string }): Promise<void> => {
  const blocked = await work.em.findOne(BlockedSender, { sender: { $in: [sender.trim().toLowerCase(), mailboxOf(sender.trim())] } });
  if (!blocked) throw refusal('NOT_FOUND', { field: ['sender'] });
  work.em.remove(blocked);
  await work.record({ type: 'SENDER_UNBLOCKED', subjectType: 'letter', subjectId: blocked.id, payload: { sender: blocked.sender } });
};
