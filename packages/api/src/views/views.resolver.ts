import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import type { Viewer } from '../access/viewer.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll, readOne } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { StoredTicketFilter, understoodIn } from './storedFilter.ts';
import { ViewCounter, ViewType, viewShape } from './view.type.ts';
import { countersOf } from './viewCounters.ts';

/** Their own views and the team’s; whoever is not on staff sees none. */
export const viewsSeen = (conditions: Conditions, viewer: Viewer): Conditions =>
  (viewer.kind === 'STAFF' ? conditions.where("t.scope = 'TEAM' or t.owner_id = ?", viewer.id) : conditions.where('false'));
const visibleTo = (viewer: Viewer): Conditions => viewsSeen(new Conditions(), viewer);

export const readView = (context: Context, id: string, selection: Selection): Promise<Shaped | null> => {
  const visible = visibleTo(allowed(context, 'tickets.read'));
  return isUuid(id) ? readOne(context.reader, viewShape, selection, visible.where('t.id = ?', id)) : Promise.resolve(null);
};

const inOrder = 't.scope, t.position, t.id';

@Resolver(() => ViewType)
export class ViewsResolver {
  @Query(() => ViewType, { nullable: true, description: 'A view by its id; null when there is none, or it is another person’s own.' })
  view(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string): Promise<Shaped | null> {
    return readView(context, id, selectionOf(info));
  }

  @Query(() => [ViewType], { description: 'The viewer’s own views and those of the team, each in their order; at most 50 of either.' })
  views(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped[]> {
    return readAll(context.reader, viewShape, selectionOf(info), visibleTo(allowed(context, 'tickets.read')), inOrder);
  }

  @Query(() => [ViewCounter], { description: 'How many tickets each of these views holds for the viewer, in one query; counting stops at 100.' })
  async viewCounters(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<ViewCounter[]> {
    const viewer = allowed(context, 'tickets.read');
    const views = await readAll(context.reader, viewShape, new Map(), visibleTo(viewer), inOrder);
    return countersOf(context.reader, viewer, views.map(({ id, filter }) => ({ viewId: String(id), filter: understoodIn(info.schema, filter) })));
  }

  @FieldResolver(() => StoredTicketFilter, { nullable: true })
  filter(@Root() { filter }: Shaped, @Info() info: GraphQLResolveInfo): unknown {
    return understoodIn(info.schema, filter) ? filter : null;
  }

  @FieldResolver(() => Boolean)
  understood(@Root() { filter }: Shaped, @Info() info: GraphQLResolveInfo): boolean {
    return understoodIn(info.schema, filter) !== null;
  }
}
