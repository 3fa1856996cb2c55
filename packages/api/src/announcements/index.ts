import { announcementShape } from './announcement.type.ts';
import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { Announcement } from './announcement.entity.ts';
import { AnnouncementActsResolver } from './announcementActs.resolver.ts';
import { announcementStream, AnnouncementStreamResolver } from './announcementStream.resolver.ts';
import { AnnouncementsResolver } from './announcements.resolver.ts';
import { serveFeed } from './feedDoor.ts';
import { SolvedTicket } from './solvedTicket.entity.ts';
import { SolvedTicketsResolver } from './solvedTickets.resolver.ts';
import { clientSide } from './clientSide.ts';

/** What the desk tells everybody: new versions of the regulation and of products, changes of hours, outages (§2.4, §3.3, §6). */
export default { name: 'announcements', requires: ['products'], entities: [Announcement, SolvedTicket], clientRows, clientSide, streams: { announcements: announcementStream }, nodes: { Announcement: { right: null, shape: announcementShape } }, resolvers: [AnnouncementsResolver, AnnouncementStreamResolver, AnnouncementActsResolver, SolvedTicketsResolver], serve: serveFeed } satisfies Feature;
