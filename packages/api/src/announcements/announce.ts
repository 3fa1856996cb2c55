import type { AnnouncementKind } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import type { Work } from '../platform/work.ts';
import type { Product } from '../products/product.entity.ts';
import { Announcement } from './announcement.entity.ts';

/** Days that a notice is about, YYYY-MM-DD, the last one included. */
export interface Period {
  from: string;
  until: string;
}

/** What a release tells besides (§3.3). */
export interface ReleaseNotes {
  features: { ru: string; en: string } | null;
  fixes: { ru: string; en: string } | null;
  url: string | null;
}

export const noNotes: ReleaseNotes = { features: null, fixes: null, url: null };

/** What is announced, in both languages of the desk. */
export interface PublicWords {
  kind: AnnouncementKind;
  /** One line, at most 300 characters; a longer one is cut. */
  title: { ru: string; en: string };
  /** Empty where a release says what it brings and mends, and no more. */
  text: { ru: string; en: string };
  /** The record that it announces. */
  subjectId?: string | null;
  /** The product that it is about. */
  product?: Product | null;
  productVersion?: string | null;
  notes?: ReleaseNotes;
  /** The days that it is about, YYYY-MM-DD, the last one included (§6). */
  period?: Period | null;
  /** See the entity. */
  requestKey?: string | null;
  /** Whether contacts of clients are told by letter too; the announcement itself is public in any case. */
  tellClients?: boolean;
}

const longestTitle = 300;

/** §2.4, §3.3, §6: what changes for everybody is published for everybody, in the act that makes it. */
export const announce = async (work: Work, { kind, title, text, subjectId, product = null, productVersion = null, notes = noNotes, period = null, requestKey = null, tellClients = false }: PublicWords): Promise<Announcement> => {
  const announcement = work.em.create(Announcement, {
    id: newId(),
    kind,
    titleRu: title.ru.slice(0, longestTitle),
    titleEn: title.en.slice(0, longestTitle),
    textRu: text.ru,
    textEn: text.en,
    subjectId: subjectId ?? null,
    product,
    productVersion,
    featuresRu: notes.features?.ru ?? null,
    featuresEn: notes.features?.en ?? null,
    fixesRu: notes.fixes?.ru ?? null,
    fixesEn: notes.fixes?.en ?? null,
    url: notes.url,
    periodFrom: period?.from ?? null,
    periodUntil: period?.until ?? null,
    requestKey,
    publishedAt: work.at,
  });
  await work.record({ type: 'ANNOUNCEMENT_PUBLISHED', subjectType: 'announcement', subjectId: announcement.id, payload: { kind, title, subjectId: announcement.subjectId, productId: product?.id ?? null, productVersion, tellClients } });
  return announcement;
};
