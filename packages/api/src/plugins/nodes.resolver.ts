import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { signedIn, type Context } from '../access/context.ts';
import { Node } from '../platform/graphql/types.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { readNodes } from '../access/nodes.ts';

@Resolver()
export class NodesResolver {
  @Query(() => Node, { nullable: true, description: 'A record of whatever type by its id; null where there is none that the caller may see. For whoever keeps ids of ours and not what they are of.' })
  async node(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string): Promise<Shaped | null> {
    const [found] = await readNodes(context, signedIn(context), info.schema, [id], selectionOf(info));
    return found ?? null;
  }

  @Query(() => [Node], { nullable: 'items', description: 'Records of whatever types by their ids, at most 100: in the order of the ids, null where there is none that the caller may see.' })
  nodes(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('ids', () => [ID], { description: 'UUIDs, at most 100.' }) ids: string[]): Promise<(Shaped | null)[]> {
    return readNodes(context, signedIn(context), info.schema, ids, selectionOf(info));
  }
}
