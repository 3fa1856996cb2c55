import type { AnnouncementKind } from '@reglament/schema';
import { Announcement } from '../announcements/announcement.entity.ts';
import { SolvedTicket } from '../announcements/solvedTicket.entity.ts';
import { numbersOf, type Solved } from '../announcements/solvedTickets.ts';
import { Contact } from '../clients/contact.entity.ts';
import { languageFor } from '../clients/language.ts';
import { OutgoingLetter } from '../outgoing/outgoingLetter.entity.ts';
import { writeLetter } from '../outgoing/letters.ts';
import { newsHeaders } from '../outgoing/newsHeaders.ts';
import { systemActor } from '../platform/events/actor.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import type { System } from '../platform/feature.ts';
import type { Work } from '../platform/work.ts';
import { RegulationVersion } from '../regulation/regulationVersion.entity.ts';
import { newsWords } from './newsWords.ts';
import { readersAfter } from './newsReaders.ts';
import { nextPlace } from './pace.ts';
import { unsubscribeUrl } from './unsubscribing.ts';

/** So many letters are written in one act: a thousand contacts must not hold up the desk. */
const batch = 200;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** The purpose of the letter that tells one contact of one announcement. */
export const newsKey = (kind: AnnouncementKind, announcementId: string, contactId: string): string => `news:${kind}:${announcementId}:${contactId}`;

const latestWaiting = async (work: Work): Promise<number | null> => {
  const [row] = await work.em.execute<{ at: string | Date | null }[]>(`select max(send_after) as at from outgoing_letter where news and status = 'WAITING'`);
  return row?.at ? new Date(row.at).getTime() : null;
};

/** A text in both languages, where there is one. */
const inBoth = (ru: string | null | undefined, en: string | null | undefined): { ru: string; en: string } | null => (ru ? { ru, en: en ?? ru } : null);

const writeTo = async (work: Work, announcement: Announcement, contact: Contact, { sendAfter, solved, regulationNumber }: { sendAfter: number; solved: readonly Solved[]; regulationNumber: string | null }): Promise<void> => {
  const { id, kind, titleRu, titleEn, textRu, textEn, product, productVersion, publishedAt } = announcement;
  const url = unsubscribeUrl({ contactId: contact.id, kind });
  const language = languageFor(contact, contact.client);
  const notes = { features: inBoth(announcement.featuresRu, announcement.featuresEn), fixes: inBoth(announcement.fixesRu, announcement.fixesEn), url: announcement.url ?? null };
  const period = announcement.periodFrom && announcement.periodUntil ? { from: announcement.periodFrom, until: announcement.periodUntil } : null;
  const release = { product: product ?? null, productVersion: productVersion ?? null, notes, solved: numbersOf(solved, contact.client.id), at: publishedAt.getTime() };
  await writeLetter(work, {
    ...newsWords({ kind, title: { ru: titleRu, en: titleEn }, text: { ru: textRu, en: textEn }, release, regulationNumber, period }, language, { name: contact.name, unsubscribeUrl: url }),
    ticket: null,
    to: [contact.email],
    deduplicationKey: newsKey(kind, id, contact.id),
    headers: newsHeaders(url),
    news: true,
    sendAfter,
  });
};

/** Writes to the next contacts; answers the last of them, or null when there are no more. */
const writeBatch = async (work: Work, announcementId: string, after: string, hourly: number): Promise<string | null> => {
  const announcement = await work.em.findOneOrFail(Announcement, { id: announcementId }, { populate: ['product'] });
  const solved = await work.em.find(SolvedTicket, { announcement }, { orderBy: { number: 'asc' } });
  const ids = await readersAfter(work.reader, { kind: announcement.kind, productId: announcement.product?.id ?? null, solvedFor: solved.map(({ clientId }) => clientId) }, after, batch);
  const contacts = await work.em.find(Contact, { id: { $in: ids } }, { orderBy: { id: 'asc' }, populate: ['client'] });
  const keys = ids.map((id) => newsKey(announcement.kind, announcement.id, id));
  // an event may come twice
  const written = new Set((await work.em.find(OutgoingLetter, { deduplicationKey: { $in: keys } }, { fields: ['deduplicationKey'] })).map(({ deduplicationKey }) => deduplicationKey));
  const regulationNumber = announcement.kind === 'REGULATION' && announcement.subjectId ? ((await work.em.findOne(RegulationVersion, { id: announcement.subjectId }))?.number ?? null) : null;
  let latest = await latestWaiting(work);
  for (const contact of contacts) {
    if (written.has(newsKey(announcement.kind, announcement.id, contact.id))) continue;
    latest = nextPlace(latest, work.now, hourly);
    await writeTo(work, announcement, contact, { sendAfter: latest, solved, regulationNumber });
  }
  return ids.at(-1) ?? null;
};

/**
 * §2.4, §3.3, §6: what was announced is told by letter where staff chose so: one letter to each contact of each active client, of a
 * release to those who may use its product (decision 0118), unless the person declined news of this kind. They leave at a pace, and letters
 * that somebody waits for go before them.
 */
export const sendNews = async ({ workshop, config }: Pick<System, 'workshop' | 'config'>, { subjectId, payload }: PlacedEvent): Promise<void> => {
  if (payload['tellClients'] !== true) return;
  let after: string | null = beforeAll;
  while (after !== null) {
    const from: string = after;
    after = (await workshop.perform(systemActor, (work) => writeBatch(work, subjectId, from, config.mailNewsHourly))).result;
  }
};
