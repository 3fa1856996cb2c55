import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { following, typesMeaning } from '../access/following.ts';
import type { PlacedEvent } from '../platform/events/placedEvent.ts';
import type { Frame } from '../platform/events/frames.ts';
import { Cursor } from '../platform/graphql/scalars.ts';
import { afterMeaning, frameOf, LogEvent, toldEvent, toldFrame } from '../platform/graphql/stream.type.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readOne } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { explanationNeeds, obligationShape, ResponseObligationType } from './sla.type.ts';
import { slaEvents } from './slaEvents.ts';

@ObjectType('SlaEvent', { simpleResolvers: true, description: 'Something that opened a promise, moved its due, warned of it, ended it, broke it or excused that.' })
class SlaEventType extends LogEvent {
  @Field(() => String, { description: typesMeaning(slaEvents) }) type!: string;
  @Field(() => ID, { description: 'UUID of the ticket.' }) ticketId!: string;
  @Field(() => String, { nullable: true, description: 'Number of the ticket, where the event knows it.' }) ticketNumber!: string | null;
  @Field(() => ResponseObligationType, { nullable: true, description: 'The promise that the event names, else the one that governs the ticket, as it is when the frame is sent; null when nothing was ever promised.' }) obligation!: Shaped | null;
}

const SlaEventFrame = frameOf('SlaEventFrame', () => SlaEventType);

/** Of several promises to a ticket the open one governs, else the latest. */
const governing = `t.id = (select o.id from response_obligation o where o.ticket_id = ?
  order by (o.answered_at is null and o.not_required_at is null and o.merged_at is null) desc, o.opened_at desc, o.id desc limit 1)`;

const promiseOf = (context: Context, { subjectId, payload }: PlacedEvent, selection: Selection): Promise<Shaped | null> | null => {
  if (selection.size === 0) return null;
  const named = payload['obligationId'];
  const conditions = typeof named === 'string' && isUuid(named) ? new Conditions().where('t.id = ?', named) : new Conditions().where(governing, subjectId);
  return readOne(context.reader, { ...obligationShape, always: explanationNeeds }, selection, conditions);
};

@Resolver()
export class SlaEventsResolver {
  @Subscription(() => SlaEventFrame, {
    description: 'What happens to promises (§4.7), from now or from a cursor on: without gap and without repetition. For whoever sees the board.',
    subscribe: following(slaEvents),
  })
  slaEvents(@Root() frame: Frame, @Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('after', () => Cursor, { nullable: true, description: afterMeaning }) _after?: string) {
    return toldFrame(frame, async (event) => ({
      ...toldEvent(event),
      type: event.type,
      ticketId: event.subjectId,
      ticketNumber: typeof event.payload['number'] === 'string' ? event.payload['number'] : null,
      obligation: await promiseOf(context, event, selectionOf(info, 'event', 'obligation')),
    }));
  }
}
