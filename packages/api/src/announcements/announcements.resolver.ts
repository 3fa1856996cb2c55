import type { AnnouncementKind } from '@reglament/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import type { Context } from '../access/context.ts';
import { can } from '../access/rights.ts';
import { PageArgs } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, readOne, readRows, type ConnectionResult, type Reader } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { AnnouncementConnection, AnnouncementKindEnum, announcementShape, AnnouncementType } from './announcement.type.ts';

@ArgsType()
class AnnouncementsArgs extends PageArgs {
  @Field(() => [AnnouncementKindEnum], { nullable: true, description: 'Only of these kinds.' }) kind?: AnnouncementKind[] | null;
}

/** One announcement; null when there is none. */
export const readAnnouncement = (context: Context, id: string, selection: Selection): Promise<Shaped | null> =>
  isUuid(id) ? readOne(context.reader, announcementShape, selection, new Conditions().where('t.id = ?', id)) : Promise.resolve(null);

/** Who announced what, as the log of events has it. */
const publishersOf = async (reader: Reader, ids: string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await readRows<{ id: string; name: string }>(reader, `select subject_id as id, actor ->> 'name' as name from event_log where subject_id = any($1::uuid[]) and type = 'ANNOUNCEMENT_PUBLISHED'`, [ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

@Resolver(() => AnnouncementType)
export class AnnouncementsResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Who announced it, for staff; null for others.' })
  async publishedBy(@Root() announcement: Shaped, @Ctx() context: Context): Promise<string | null> {
    if (!can(context.viewer, 'mail.read')) return null;
    return (await batched(context, publishersOf, String(announcement['id']), (ids) => publishersOf(context.reader, ids))) ?? null;
  }

  @Query(() => AnnouncementType, { nullable: true, description: 'An announcement; null when there is none. Needs no sign-in: it is public.' })
  announcement(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string): Promise<Shaped | null> {
    return readAnnouncement(context, id, selectionOf(info));
  }

  @Query(() => AnnouncementConnection, { description: 'What the desk has announced, the newest first (§2.4, §3.3, §6). Needs no sign-in: it is public.' })
  announcements(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => AnnouncementsArgs) { kind, ...page }: AnnouncementsArgs): Promise<ConnectionResult> {
    return readConnection(context.reader, {
      shape: announcementShape,
      selection: selectionOf(info),
      conditions: new Conditions().whereGiven('t.kind = any(?::text[])', kind),
      order: [{ sql: 't.published_at', direction: 'DESC', type: 'timestamptz' }],
      page,
    });
  }
}
