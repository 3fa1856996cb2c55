import type { Feature } from '../platform/feature.ts';
import { TeamLoadResolver } from './teamLoad.resolver.ts';

/** Who of the staff carries how much (§1, §4.7). */
export default { name: 'team', resolvers: [TeamLoadResolver] } satisfies Feature;
