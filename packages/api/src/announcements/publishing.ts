import { allFields } from '../platform/input/fields.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Product } from '../products/product.entity.ts';
import { announce } from './announce.ts';
import { Announcement } from './announcement.entity.ts';
import { announcementFields, clause } from './announcementFields.ts';
import type { PublishAnnouncementInput } from './announcementInputs.ts';
import { SolvedTicket } from './solvedTicket.entity.ts';
import { solvedByNumbers, type Solved } from './solvedTickets.ts';
import { writtenWords } from './writtenWords.ts';

const productOf = async (work: Work, id: string | null | undefined): Promise<Product | null> => {
  if (id === null || id === undefined) return null;
  const product = isUuid(id) ? await work.em.findOne(Product, { id }) : null;
  if (!product) throw refusal('NOT_FOUND', { field: ['productId'], clause });
  return product;
};

/** What the same key published before, if anything; of two acts with one key the second waits here for the first. */
const publishedBefore = async (work: Work, requestKey: string | null): Promise<Announcement | null> => {
  if (requestKey === null) return null;
  await work.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 4))', [requestKey]);
  return work.em.findOne(Announcement, { requestKey });
};

type Words = ReturnType<typeof writtenWords>;

/** Whether what was published says the same; a key that is used for something else is a mistake. */
const saysTheSame = async (work: Work, before: Announcement, { kind, title, text, notes }: Words, solved: readonly Solved[]): Promise<boolean> => {
  const pairs: readonly (readonly [unknown, unknown])[] = [
    [before.kind, kind], [before.titleRu, title.ru], [before.titleEn, title.en], [before.textRu, text.ru], [before.textEn, text.en], [before.url ?? null, notes.url],
    [before.featuresRu ?? null, notes.features?.ru ?? null], [before.featuresEn ?? null, notes.features?.en ?? null], [before.fixesRu ?? null, notes.fixes?.ru ?? null], [before.fixesEn ?? null, notes.fixes?.en ?? null],
  ];
  if (pairs.some(([one, other]) => one !== other)) return false;
  const named = new Set((await work.em.find(SolvedTicket, { announcement: before })).map(({ number }) => number));
  return named.size === solved.length && solved.every(({ number }) => named.has(number));
};

/** §3.3, §6: somebody tells everybody of a release, an outage or anything else, once however often the button is pressed. */
export const publishAnnouncement = async (work: Work, input: PublishAnnouncementInput): Promise<Announcement> => {
  const given = allFields(announcementFields, input, clause);
  const product = await productOf(work, input.productId);
  const words = writtenWords(given, product);
  const solved = await solvedByNumbers(work.reader, given.solvedTickets);
  const before = await publishedBefore(work, given.requestKey);
  if (before) {
    if (!(await saysTheSame(work, before, words, solved))) throw refusal('ALREADY_EXISTS', { field: ['requestKey'], clause });
    return before;
  }
  const announcement = await announce(work, { ...words, product, productVersion: given.productVersion, tellClients: given.tellClients, requestKey: given.requestKey });
  for (const { clientId, number } of solved) work.em.create(SolvedTicket, { announcement, clientId, number });
  return announcement;
};
