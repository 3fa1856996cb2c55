import type { Feature } from '../platform/feature.ts';
import { ErasureResolver } from './erasure.resolver.ts';

/** The end of personal data (law 152-FZ): the promises that were made to a person outlive what is known of the person. */
export default { name: 'erasure', resolvers: [ErasureResolver] } satisfies Feature;
