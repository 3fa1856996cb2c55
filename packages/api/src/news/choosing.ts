import { LockMode } from '@mikro-orm/core';
import { Contact } from '../clients/contact.entity.ts';
import type { Happening, Work } from '../platform/work.ts';
import type { NewsChoice } from './newsToken.ts';

/** News that wait for their turn no longer leave to somebody who does not want them. */
const cancelWaiting = async (work: Work, contactId: string, kinds: readonly string[]): Promise<void> => {
  for (const kind of kinds) {
    await work.em.execute(`update outgoing_letter set status = 'CANCELLED', version = version + 1 where news and status = 'WAITING' and deduplication_key like ?`, [`news:${kind}:%:${contactId}`]);
  }
};

/** A contact says by its link whether it wants news of a kind by letter. Nothing happens when it has said so before, or is no longer there. */
export const chooseNews = async (work: Work, { contactId, kind }: NewsChoice, isWanted: boolean): Promise<void> => {
  const contact = await work.em.findOne(Contact, { id: contactId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!contact || !contact.newsRefused.includes(kind) === isWanted) return;
  contact.newsRefused = isWanted ? contact.newsRefused.filter((one) => one !== kind) : [...contact.newsRefused, kind];
  if (!isWanted) await cancelWaiting(work, contactId, [kind]);
  await work.record({ type: isWanted ? 'CONTACT_NEWS_WANTED' : 'CONTACT_NEWS_REFUSED', subjectType: 'contact', subjectId: contact.id, subjectVersion: contact.version + 1, clientId: contact.client.id, payload: { kind } });
};

/** The same when staff say it for the contact. */
export const followContact = async (work: Work, { subjectId, payload }: Happening): Promise<void> => {
  const changed: unknown = payload?.['changed'];
  if (!Array.isArray(changed) || !changed.includes('newsRefused')) return;
  const contact = await work.em.findOneOrFail(Contact, { id: subjectId });
  await cancelWaiting(work, contact.id, contact.newsRefused);
};
