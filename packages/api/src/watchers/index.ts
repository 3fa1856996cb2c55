import type { Feature } from '../platform/feature.ts';
import { moveWatchers } from './afterMerging.ts';
import { clientRows } from './clientRows.ts';
import { watchMentioned } from './watchingMentioned.ts';
import { TicketWatcher } from './ticketWatcher.entity.ts';
import { WatchersResolver } from './watchers.resolver.ts';

/** Who of the staff keeps an eye on a ticket besides the responsible specialist (§1). */
export default {
  name: 'watchers',
  entities: [TicketWatcher],
  clientRows,
  resolvers: [WatchersResolver],
  reactions: [{ to: 'TICKETS_MERGED', react: moveWatchers }, { to: 'STAFF_MENTIONED', react: watchMentioned }],
} satisfies Feature;
