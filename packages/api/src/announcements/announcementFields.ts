import type { AnnouncementKind } from '@reglament/schema';
import { optional, otherwise, required } from '../platform/input/fields.ts';
import { asSent, invalid, line, text } from '../platform/input/values.ts';

/** §3.3 is what people announce most: the clause of these fields. */
export const clause = '3.3';

const longestText = 10_000;

/** The regulation and the calendar announce their changes themselves, in the acts that make them (§2.4, §6). */
const byPeople: ReadonlySet<AnnouncementKind> = new Set(['RELEASE', 'OUTAGE', 'OTHER']);

const kindByPeople = (kind: AnnouncementKind, place: { field: string; clause: string }): AnnouncementKind => {
  if (!byPeople.has(kind)) throw invalid(place, { ru: 'о редакциях регламента и режиме работы объявляют страницы «Регламент» и «Календарь»', en: 'versions of the regulation and working hours are announced by the pages "Regulation" and "Calendar"' });
  return kind;
};

/** What people write of an announcement. */
export const announcementFields = {
  kind: required(kindByPeople),
  productVersion: optional(line(120)),
  titleRu: optional(line(300)),
  titleEn: optional(line(300)),
  textRu: required(text(longestText)),
  textEn: optional(text(longestText)),
  tellClients: otherwise(asSent<boolean>, false),
  requestKey: optional(line(100)),
};
