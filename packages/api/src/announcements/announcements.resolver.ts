import type { AnnouncementKind } from '@reglament/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { PageArgs } from '../platform/graphql/lists.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readConnection, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import { AnnouncementConnection, AnnouncementKindEnum, announcementShape } from './announcement.type.ts';

@ArgsType()
class AnnouncementsArgs extends PageArgs {
  @Field(() => [AnnouncementKindEnum], { nullable: true }) kind?: AnnouncementKind[] | null;
}

@Resolver()
export class AnnouncementsResolver {
  @Query(() => AnnouncementConnection, { description: 'What the desk has announced, the newest first (§2.4, §6). Needs no sign-in: it is public.' })
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
