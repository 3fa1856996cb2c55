import type { Feature } from '../platform/feature.ts';
import { Product } from './product.entity.ts';

/** What clients use (§1). */
export default { name: 'products', entities: [Product] } satisfies Feature;
