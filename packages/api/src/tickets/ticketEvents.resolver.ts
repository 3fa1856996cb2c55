import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { following, typesMeaning } from '../access/following.ts';
import type { Frame } from '../platform/events/frames.ts';
import { Cursor } from '../platform/graphql/scalars.ts';
import { afterMeaning, frameOf, LogEvent, toldEvent, toldFrame } from '../platform/graphql/stream.type.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { TicketType } from './ticket.type.ts';
import { ticketEvents } from './ticketEvents.ts';
import { readTicket } from './tickets.resolver.ts';

@ObjectType('TicketEvent', { simpleResolvers: true, description: 'Something that happened to a ticket, in the one order in which everybody sees it.' })
export class TicketEventType extends LogEvent {
  @Field(() => String, { description: typesMeaning(ticketEvents) }) type!: string;
  @Field(() => ID, { description: 'UUID of the ticket.' }) ticketId!: string;
  @Field(() => String, { nullable: true, description: 'Number of the ticket, where the event knows it.' }) ticketNumber!: string | null;
  @Field(() => Int, { description: 'Version of the ticket after the event; an older one than yours can be ignored.' }) ticketVersion!: number;
  @Field(() => TicketType, { nullable: true, description: 'The ticket as it is when the frame is sent.' }) ticket!: Shaped | null;
}

const TicketEventFrame = frameOf('TicketEventFrame', () => TicketEventType);

const ticketOf = (context: Context, selection: Selection, id: string): Promise<Shaped | null> | null =>
  selection.size > 0 ? readTicket(context, id, selection) : null;

@Resolver()
export class TicketEventsResolver {
  @Subscription(() => TicketEventFrame, {
    description: 'What happens to tickets, from now or from a cursor on: without gap and without repetition. Rights are checked for each event.',
    subscribe: following(ticketEvents),
  })
  ticketEvents(@Root() frame: Frame, @Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('after', () => Cursor, { nullable: true, description: afterMeaning }) _after?: string) {
    return toldFrame(frame, async (event) => ({
      ...toldEvent(event),
      type: event.type,
      ticketId: event.subjectId,
      ticketNumber: typeof event.payload['number'] === 'string' ? event.payload['number'] : null,
      ticketVersion: event.subjectVersion,
      ticket: await ticketOf(context, selectionOf(info, 'event', 'ticket'), event.subjectId),
    }));
  }
}
