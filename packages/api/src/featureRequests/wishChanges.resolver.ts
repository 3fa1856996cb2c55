import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { signedIn, type Context } from '../access/context.ts';
import { following, typesMeaning } from '../access/following.ts';
import { boundClientOf } from '../access/viewer.ts';
import type { Frame } from '../platform/events/frames.ts';
import { Cursor } from '../platform/graphql/scalars.ts';
import { afterMeaning, frameOf, LogEvent, toldEvent, toldFrame } from '../platform/graphql/stream.type.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { FeatureRequestType } from './featureRequest.type.ts';
import { readFeatureRequest } from './featureRequests.resolver.ts';
import { wishChanges } from './wishChanges.ts';

@ObjectType('WishChange', { simpleResolvers: true, description: 'A wish came, got another voice, or something was decided about it (§3.12).' })
class WishChangeType extends LogEvent {
  @Field(() => String, { description: typesMeaning(wishChanges) }) type!: string;
  @Field(() => String, { description: 'Number of the wish.' }) number!: string;
  @Field(() => Int, { description: 'Version of the wish after the event; an older one than yours can be ignored. Voices change none.' }) wishVersion!: number;
  @Field(() => FeatureRequestType, { nullable: true, description: 'The wish as it is when the frame is sent.' }) wish!: Shaped | null;
}

const WishChangeFrame = frameOf('WishChangeFrame', () => WishChangeType);

@Resolver()
export class WishChangesResolver {
  @Subscription(() => WishChangeFrame, {
    description: 'What becomes of wishes (§3.12), from now or from a cursor on: without gap and without repetition. A client’s system is told of its client’s wishes and voices, and of decisions that show a wish to all.',
    subscribe: following(wishChanges),
  })
  wishChanges(@Root() frame: Frame, @Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('after', () => Cursor, { nullable: true, description: afterMeaning }) _after?: string) {
    const selection = selectionOf(info, 'event', 'wish');
    return toldFrame(frame, async (event) => ({
      ...toldEvent(event),
      type: event.type,
      number: String(event.payload['number']),
      wishVersion: event.subjectVersion,
      wish: selection.size > 0 ? await readFeatureRequest(context, event.subjectId, selection, boundClientOf(signedIn(context))) : null,
    }));
  }
}
