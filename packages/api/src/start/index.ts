import type { Feature } from '../platform/feature.ts';
import { StartResolver } from './start.resolver.ts';

/** How far a desk that was just set up has come. */
export default { name: 'start', resolvers: [StartResolver] } satisfies Feature;
