import type { AnnouncementKind } from '@reglament/schema';
import { optional, otherwise, required, type Place } from '../platform/input/fields.ts';
import { asSent, invalid, line, lines, text } from '../platform/input/values.ts';

/** §3.3 is what people announce most: the clause of these fields. */
export const clause = '3.3';

const longestText = 10_000;

/** The regulation and the calendar announce their changes themselves, in the acts that make them (§2.4, §6). */
const byPeople: ReadonlySet<AnnouncementKind> = new Set(['RELEASE', 'OUTAGE', 'OTHER']);

const kindByPeople = (kind: AnnouncementKind, place: { field: string; clause: string }): AnnouncementKind => {
  if (!byPeople.has(kind)) throw invalid(place, { ru: 'о редакциях регламента и режиме работы объявляют страницы «Регламент» и «Календарь»', en: 'versions of the regulation and working hours are announced by the pages "Regulation" and "Calendar"' });
  return kind;
};

/** Where a release is fetched: over a connection that nobody reads or changes on the way. */
const httpsAddress = (value: string, place: Place): string => {
  const address = line(2000)(value, place);
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:') throw invalid(place, { ru: 'нужна ссылка вида https://downloads.example/2.6', en: 'needs a link like https://downloads.example/2.6' });
  return url.href;
};

/** A release solves no more requests than that. */
export const mostSolved = 500;
const ticketNumbers = (values: string[], place: Place): string[] => lines(mostSolved, 32)(values.map((value) => value.toUpperCase()), place);

/** What people write of an announcement. */
export const announcementFields = {
  kind: required(kindByPeople),
  productVersion: optional(line(120)),
  titleRu: optional(line(300)),
  titleEn: optional(line(300)),
  textRu: optional(text(longestText)),
  textEn: optional(text(longestText)),
  featuresRu: optional(text(longestText)),
  featuresEn: optional(text(longestText)),
  fixesRu: optional(text(longestText)),
  fixesEn: optional(text(longestText)),
  url: optional(httpsAddress),
  solvedTickets: otherwise(ticketNumbers, []),
  tellClients: otherwise(asSent<boolean>, false),
  requestKey: optional(line(100)),
};
