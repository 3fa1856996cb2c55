import type { ClientSide } from '../platform/graphql/clientSide.ts';

/** What clients name of announcements (§3.3, §6): all of them are public, who published them is the desk's. */
export const clientSide: ClientSide = {
  Query: ['announcement', 'announcements'],
  Subscription: ['announcements'],
  AnnouncementEvent: ['announcement', 'id', 'occurredAt', 'position'],
  AnnouncementFrame: ['ack', 'cursor', 'event'],
  Announcement: ['featuresEn', 'featuresRu', 'fixesEn', 'fixesRu', 'id', 'kind', 'periodFrom', 'periodUntil', 'productId', 'productVersion', 'publishedAt', 'solvedTickets', 'subjectId', 'textEn', 'textRu', 'titleEn', 'titleRu', 'url'],
};
