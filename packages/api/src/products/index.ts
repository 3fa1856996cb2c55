import type { Feature } from '../platform/feature.ts';
import { Product } from './product.entity.ts';
import { ProductActsResolver } from './productActs.resolver.ts';
import { ProductsResolver } from './products.resolver.ts';

/** What clients use (§1). */
export default { name: 'products', entities: [Product], resolvers: [ProductsResolver, ProductActsResolver] } satisfies Feature;
