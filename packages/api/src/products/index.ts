import { productShape } from './product.type.ts';
import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { clientSide } from './clientSide.ts';
import { Product } from './product.entity.ts';
import { ProductActsResolver } from './productActs.resolver.ts';
import { ProductsResolver } from './products.resolver.ts';

/** What clients use (§1). */
export default { name: 'products', entities: [Product], clientRows, clientSide, nodes: { Product: { right: 'directory.read', shape: productShape } }, resolvers: [ProductsResolver, ProductActsResolver] } satisfies Feature;
