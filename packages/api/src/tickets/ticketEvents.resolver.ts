import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { cursorOf, positionOf } from '../platform/events/cursor.ts';
import { ActorType } from '../platform/graphql/actor.type.ts';
import { Cursor, DateTime } from '../platform/graphql/scalars.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { TicketType } from './ticket.type.ts';
import { framesAfter, maySee, type Frame } from './ticketEvents.ts';
import { readTicket } from './tickets.resolver.ts';

@ObjectType('TicketEvent', { simpleResolvers: true, description: 'Something that happened to a ticket, in the one order in which everybody sees it.' })
export class TicketEventType {
  @Field(() => ID, { description: 'UUID of the event, as acts name it in `eventIds`.' }) id!: string;
  @Field(() => Cursor, { description: 'Its place in the stream; subscribe with it as `after` to go on from here.' }) position!: string;
  @Field(() => String, { description: 'TICKET_REGISTERED, TICKET_TAKEN, QUEUE_OVERTAKEN, TICKET_ASSIGNED, TICKET_ANSWERED, ANSWER_WITHDRAWN, CLIENT_MESSAGE_ADDED, INTERNAL_NOTE_ADDED, STAFF_MENTIONED, PRIORITY_CHANGED, TICKET_CLOSED, TICKET_REOPENED, TICKET_POSTPONED, TICKET_REFUSED, POSTPONEMENT_REVIEW_DUE, TICKET_HANDED_OVER, HANDOVER_UPDATED, TICKET_RETURNED, PRIORITY_PROPOSED, PRIORITY_PROPOSAL_SETTLED, TICKET_WATCHED, TICKET_UNWATCHED, CLIENT_REMINDED, CLIENT_SILENT, OBLIGATION_AT_RISK, OBLIGATION_BREACHED, OBLIGATION_NOT_REQUIRED, LETTER_SENT, LETTER_FAILED. The list grows: tolerate others.' }) type!: string;
  @Field(() => DateTime, { description: 'When it happened.' }) occurredAt!: string;
  @Field(() => ID, { description: 'UUID of the ticket.' }) ticketId!: string;
  @Field(() => String, { nullable: true, description: 'Number of the ticket, where the event knows it.' }) ticketNumber!: string | null;
  @Field(() => Int, { description: 'Version of the ticket after the event; an older one than yours can be ignored.' }) ticketVersion!: number;
  @Field(() => ActorType, { description: 'Who did it.' }) actor!: ActorType;
  @Field(() => TicketType, { nullable: true, description: 'The ticket as it is when the frame is sent.' }) ticket!: Shaped | null;
}

@ObjectType({ simpleResolvers: true, description: 'A frame of the stream. The first only acknowledges and tells the cursor; frames without an event are heart-beats with a fresh cursor.' })
export class TicketEventFrame {
  @Field(() => Boolean, { description: 'True in the first frame alone: the stream has begun.' }) ack!: boolean;
  @Field(() => Cursor, { description: 'Everything up to here was shown: subscribe with it as `after` to go on.' }) cursor!: string;
  @Field(() => TicketEventType, { nullable: true, description: 'What happened; null in an acknowledgement and a heart-beat.' }) event!: TicketEventType | null;
}

interface Source {
  args: { after?: string | null };
  context: Context;
}

const startOf = ({ args, context }: Source): number | null => {
  if (args.after == null) return null;
  const position = positionOf(args.after);
  if (position === null) throw new GraphQLError('This cursor does not belong to the stream of events', { extensions: { code: 'BAD_USER_INPUT', field: ['after'] } });
  return Math.min(position, context.events.lastPosition);
};

const ticketOf = (context: Context, selection: Selection, id: string): Promise<Shaped | null> | null =>
  selection.size > 0 ? readTicket(context, id, selection) : null;

@Resolver()
export class TicketEventsResolver {
  @Subscription(() => TicketEventFrame, {
    description: 'What happens to tickets, from now or from a cursor on: without gap and without repetition. Rights are checked for each event.',
    subscribe: (source) => {
      const { context } = source as unknown as Source;
      const viewer = allowed(context, 'tickets.read');
      return framesAfter(context.events, startOf(source as unknown as Source), (event) => maySee(viewer, event));
    },
  })
  async ticketEvents(
    @Root() frame: Frame,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('after', () => Cursor, { nullable: true, description: 'The last cursor that was seen.' }) _after?: string,
  ): Promise<TicketEventFrame> {
    const { event } = frame;
    if (!event) return { ack: frame.ack, cursor: cursorOf(frame.position), event: null };
    return {
      ack: false,
      cursor: cursorOf(frame.position),
      event: {
        id: event.id,
        position: cursorOf(event.position),
        type: event.type,
        occurredAt: event.occurredAt,
        ticketId: event.subjectId,
        ticketNumber: typeof event.payload['number'] === 'string' ? event.payload['number'] : null,
        ticketVersion: event.subjectVersion,
        actor: event.actor,
        ticket: await ticketOf(context, selectionOf(info, 'event', 'ticket'), event.subjectId),
      },
    };
  }
}
