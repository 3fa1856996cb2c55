import type { Feature } from '../platform/feature.ts';
import { Announcement } from './announcement.entity.ts';
import { AnnouncementsResolver } from './announcements.resolver.ts';

/** What the desk tells everybody: new versions of the regulation, changes of hours, outages (§2.4, §6). */
export default { name: 'announcements', entities: [Announcement], resolvers: [AnnouncementsResolver] } satisfies Feature;
