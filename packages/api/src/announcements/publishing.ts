import { allFields } from '../platform/input/fields.ts';
import { isUuid } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { Product } from '../products/product.entity.ts';
import { announce } from './announce.ts';
import { Announcement } from './announcement.entity.ts';
import { announcementFields, clause } from './announcementFields.ts';
import type { PublishAnnouncementInput } from './announcementInputs.ts';
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

/** §3.3, §6: somebody tells everybody of a release, an outage or anything else, once however often the button is pressed. */
export const publishAnnouncement = async (work: Work, input: PublishAnnouncementInput): Promise<Announcement> => {
  const given = allFields(announcementFields, input, clause);
  const product = await productOf(work, input.productId);
  const words = writtenWords(given, product);
  const before = await publishedBefore(work, given.requestKey);
  if (!before) return announce(work, { ...words, product, productVersion: given.productVersion, tellClients: given.tellClients, requestKey: given.requestKey });
  if (before.kind !== words.kind || before.titleRu !== words.title.ru || before.titleEn !== words.title.en || before.textRu !== words.text.ru || before.textEn !== words.text.en)
    throw refusal('ALREADY_EXISTS', { field: ['requestKey'], clause });
  return before;
};
