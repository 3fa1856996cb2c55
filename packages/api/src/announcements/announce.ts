import type { AnnouncementKind } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import type { Work } from '../platform/work.ts';
import { Announcement } from './announcement.entity.ts';

/** What is announced, in both languages of the desk. */
export interface PublicWords {
  kind: AnnouncementKind;
  /** One line, at most 300 characters; a longer one is cut. */
  title: { ru: string; en: string };
  text: { ru: string; en: string };
  /** The record that it announces. */
  subjectId?: string | null;
  /** Whether contacts of clients are told by letter too; the announcement itself is public in any case. */
  tellClients?: boolean;
}

const longestTitle = 300;

/** §2.4, §6: changes of the regulation, of hours and of holidays are published for everybody, in the act that makes them. */
export const announce = async (work: Work, { kind, title, text, subjectId, tellClients = false }: PublicWords): Promise<Announcement> => {
  const announcement = work.em.create(Announcement, {
    id: newId(),
    kind,
    titleRu: title.ru.slice(0, longestTitle),
    titleEn: title.en.slice(0, longestTitle),
    textRu: text.ru,
    textEn: text.en,
    subjectId: subjectId ?? null,
    publishedAt: work.at,
  });
  await work.record({ type: 'ANNOUNCEMENT_PUBLISHED', subjectType: 'announcement', subjectId: announcement.id, payload: { kind, title, subjectId: announcement.subjectId, tellClients } });
  return announcement;
};
