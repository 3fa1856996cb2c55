import { LockMode } from '@mikro-orm/core';
import type { Viewer } from '../access/viewer.ts';
import { Client } from '../clients/client.entity.ts';
import { Contact } from '../clients/contact.entity.ts';
import { isFreeMail } from '../clients/freeMail.ts';
import { isOwnAddress } from '../outgoing/letterhead.ts';
import { isUuid } from '../platform/identity.ts';
import { invalid } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import { domainOf } from '../platform/text/domainOf.ts';
import type { Work } from '../platform/work.ts';
import { BlockedSender } from '../mail/blockedSender.entity.ts';
import { closestClaims } from '../mail/claims.ts';
import { IncomingLetter } from '../mail/incomingLetter.entity.ts';
import { passedOnReasons } from '../mail/letterReason.ts';
import { lockAddress } from '../mail/registering.ts';
import { isColleague } from '../mail/sender.ts';

const clause = '4.9';

/** Whoever belongs to a client is not blocked: that is said of the contact or the client itself. */
const requireStranger = async (work: Work, address: string): Promise<void> => {
  const contact = await work.em.findOne(Contact, { email: address }, { populate: ['client'] });
  const claimants = contact ? [] : closestClaims<Client>(address, await work.em.find(Client, { $or: [{ domain: { $ne: null } }, { authorisedSenders: { $ne: [] } }] }));
  const client = contact ? contact.client : claimants[0];
  if (client) throw invalid({ field: 'letterId', clause }, { ru: `отправитель относится к клиенту «${client.name}»: отметьте неактивным контакт или клиента`, en: `the sender belongs to the client “${client.name}”: mark the contact or the client inactive` });
};

/**
 * §4.9: letters of this stranger wait for nobody any longer: those that wait are put aside now, later ones as they come. None is
 * lost: they stand among the kept ones, and any can still be accepted. Answers the letter from which it was done.
 */
export const blockSender = async (work: Work, viewer: Viewer, { letterId, wholeDomain }: { letterId: string; wholeDomain?: boolean | null | undefined }): Promise<IncomingLetter> => {
  const letter = isUuid(letterId) ? await work.em.findOne(IncomingLetter, { id: letterId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!letter) throw refusal('NOT_FOUND', { field: ['letterId'] });
  const address = letter.fromAddress?.toLowerCase();
  if (!address?.includes('@')) throw invalid({ field: 'letterId', clause }, { ru: 'в письме нет адреса отправителя', en: 'the letter names no sender' });
  if (isOwnAddress(address)) throw invalid({ field: 'letterId', clause }, { ru: 'это наш собственный адрес', en: 'this is our own address' });
  if (letter.reason === 'STAFF_SENDER' || (await isColleague(work, address))) throw invalid({ field: 'letterId', clause }, { ru: 'письмо переслал сотрудник', en: 'a colleague passed it on' });
  await requireStranger(work, address);
  const domain = domainOf(address);
  if (wholeDomain && isFreeMail(domain)) throw invalid({ field: 'wholeDomain', clause }, { ru: `адреса на ${domain} может завести кто угодно: заблокируйте один адрес`, en: `anybody can get an address at ${domain}: block the one address` });
  const sender = wholeDomain ? domain : address;
  // a letter of theirs that is being decided about meanwhile finds the block or is found by it
  await lockAddress(work, address);
  if ((await work.em.count(BlockedSender, { sender })) === 0) {
    work.em.create(BlockedSender, { sender, blockedAt: work.at, blockedBy: viewer.name });
    await work.record({ type: 'SENDER_BLOCKED', subjectType: 'letter', subjectId: letter.id, payload: { sender } });
  }
  const waiting = await work.em.find(IncomingLetter, { outcome: 'QUARANTINED', reason: { $nin: [...passedOnReasons] }, fromAddress: wholeDomain ? { $like: `%@${domain.replaceAll(/[\\%_]/g, '\\$&')}` } : address });
  for (const one of waiting) {
    if (wholeDomain && one.fromAddress && (await isColleague(work, one.fromAddress))) continue;
    one.outcome = 'STORED';
    one.reason = 'BLOCKED_SENDER';
    one.namedTicket = null;
    await work.record({ type: 'LETTER_FILED', subjectType: 'letter', subjectId: one.id, payload: { outcome: 'STORED', reason: 'BLOCKED_SENDER' } });
  }
  return letter;
};

/** Letters of an address or domain wait for a person again from now on; those that were put aside stay there and can be accepted. */
export const unblockSender = async (work: Work, { sender }: { sender: string }): Promise<void> => {
  const blocked = await work.em.findOne(BlockedSender, { sender: sender.trim().toLowerCase() });
  if (!blocked) throw refusal('NOT_FOUND', { field: ['sender'] });
  work.em.remove(blocked);
  await work.record({ type: 'SENDER_UNBLOCKED', subjectType: 'letter', subjectId: blocked.id, payload: { sender: blocked.sender } });
};
