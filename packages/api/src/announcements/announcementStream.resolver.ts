import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { following, type LogStream } from '../access/following.ts';
import { cursorOf } from '../platform/events/cursor.ts';
import type { Frame } from '../platform/events/frames.ts';
import { Cursor, DateTime } from '../platform/graphql/scalars.ts';
import { afterMeaning, frameOf, toldFrame } from '../platform/graphql/stream.type.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { AnnouncementType } from './announcement.type.ts';
import { readAnnouncement } from './announcements.resolver.ts';

/** What is announced is public (§3.3, §6): everybody who may subscribe at all sees it. */
export const announcementStream: LogStream = { right: null, sees: (_viewer, event) => event.type === 'ANNOUNCEMENT_PUBLISHED', typesFor: () => ['ANNOUNCEMENT_PUBLISHED'] };

@ObjectType('AnnouncementEvent', { simpleResolvers: true, description: 'Something was announced. Who did it is the desk’s own.' })
class AnnouncementEventType {
  @Field(() => ID, { description: 'UUID of the event.' }) id!: string;
  @Field(() => Cursor, { description: 'Its place in the stream; subscribe with it as `after` to go on from here.' }) position!: string;
  @Field(() => DateTime, { description: 'When it was announced.' }) occurredAt!: string;
  @Field(() => AnnouncementType, { nullable: true, description: 'What was announced.' }) announcement!: Shaped | null;
}

const AnnouncementFrame = frameOf('AnnouncementFrame', () => AnnouncementEventType);

@Resolver()
export class AnnouncementStreamResolver {
  @Subscription(() => AnnouncementFrame, {
    name: 'announcements',
    description: 'What the desk announces to everybody (§2.4, §3.3, §6), from now or from a cursor on: without gap and without repetition.',
    subscribe: following(announcementStream),
  })
  announced(@Root() frame: Frame, @Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('after', () => Cursor, { nullable: true, description: afterMeaning }) _after?: string) {
    const selection = selectionOf(info, 'event', 'announcement');
    return toldFrame(frame, async ({ id, position, link, occurredAt, subjectId }) => ({
      id, position: cursorOf({ position, link }), occurredAt, announcement: selection.size > 0 ? await readAnnouncement(context, subjectId, selection) : null,
    }));
  }
}
