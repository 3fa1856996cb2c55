import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { NotificationsResolver } from './notifications.resolver.ts';

/** What of the stream of events concerns a person, and how far they have read it. */
export default { name: 'notifications', clientRows, resolvers: [NotificationsResolver] } satisfies Feature;
