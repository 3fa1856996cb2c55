import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { activeOrderGoes, directoryConditions, DirectoryFilter, orderOf, PageArgs } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { ProductConnection, productShape, ProductType } from './product.type.ts';

const directory = { text: ['t.name', 't.name_en', 't.key', 't.description', 't.description_en'], active: 't.active', client: null };

const order = orderOf(
  'Product',
  {
    NAME: { sql: 't.name', type: 'text' },
    KEY: { sql: 't.key', type: 'text' },
    KIND: { sql: 't.kind', type: 'text', deprecated: 'Since 2026-11-29: use NAME.' },
    ACTIVE: { sql: 't.active', type: 'boolean', deprecated: activeOrderGoes },
  },
  [{ field: 'NAME', direction: 'ASC' }],
);

@ArgsType()
class ProductsArgs extends PageArgs {
  @Field(() => DirectoryFilter, { nullable: true }) filter?: DirectoryFilter | null;
  @Field(() => [order.Order], { nullable: true }) orderBy?: InstanceType<typeof order.Order>[] | null;
}

/** One product by its id or its key. */
export const readProduct = (context: Context, idOrKey: string, selection: Selection): Promise<Shaped | null> =>
  readOne(context.reader, productShape, selection, isUuid(idOrKey) ? new Conditions().where('t.id = ?', idOrKey) : new Conditions().where('t.key = ?', idOrKey.trim().toLowerCase()));

@Resolver()
export class ProductsResolver {
  @Query(() => ProductType, { nullable: true, description: 'A product by its id or its key.' })
  product(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    allowed(context, 'directory.read');
    return readProduct(context, id, selectionOf(info));
  }

  @Query(() => ProductConnection, { description: 'Products, by name without another order.' })
  products(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => ProductsArgs) { filter, orderBy, ...page }: ProductsArgs): Promise<ConnectionResult> {
    allowed(context, 'directory.read');
    const conditions = directoryConditions(directory, filter);
    return readConnection(context.reader, { shape: productShape, selection: selectionOf(info), conditions, order: order.terms(orderBy), page });
  }
}
