import type { Feature } from '../platform/feature.ts';
import { OfficialWaysResolver } from './officialWays.resolver.ts';

/** Whoever asks by telephone or in a chat is told how requests are submitted (§4.8, §4.1). */
export default { name: 'officialWays', requires: ['outgoing'], resolvers: [OfficialWaysResolver] } satisfies Feature;
