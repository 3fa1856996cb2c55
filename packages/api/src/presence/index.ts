import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { PresenceResolver } from './presence.resolver.ts';

/** Who of the staff looks at which ticket, and who writes: told, never a lock. */
export default { name: 'presence', clientRows, resolvers: [PresenceResolver] } satisfies Feature;
