import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { boundClientOf } from '../access/viewer.ts';
import { clock } from '../platform/clock.ts';
import { idOrNumber } from '../platform/database/recordForAct.ts';
import { PageArgs } from '../platform/graphql/lists.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll, readConnection, readOne, readRows, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { endOfLocalDay } from '../regulation/ruleBook.ts';
import { explanationNeeds, obligationShape, ResponseObligationType } from '../sla/sla.type.ts';
import { inQueueOf } from './overtaking.ts';
import { ticketShape } from './ticket.shape.ts';
import { QueueCounters, TicketConnection, TicketType } from './ticket.type.ts';
import { conditionsOf, ended, orderTermsOf, ownTickets, queueOrderSql, TicketFilter, TicketOrder } from './ticketFilter.ts';

/** One ticket as the viewer may see it. */
export const readTicket = (context: Context, named: string, selection: Selection): Promise<Shaped | null> => {
  const viewer = allowed(context, 'tickets.read');
  const key = idOrNumber(named);
  const conditions = 'id' in key ? new Conditions().where('t.id = ?', key.id) : new Conditions().where('t.number = ?', key.number);
  return readOne(context.reader, ticketShape, selection, ownTickets(conditions, viewer));
};

@ArgsType()
class TicketsArgs extends PageArgs {
  @Field(() => TicketFilter, { nullable: true }) filter?: TicketFilter | null;
  @Field(() => [TicketOrder], { nullable: true }) orderBy?: TicketOrder[] | null;
}

@Resolver(() => TicketType)
export class TicketsResolver {
  @Query(() => TicketType, { nullable: true, description: 'A ticket by its id or its number.' })
  ticket(@Ctx() context: Context, @Arg('id', () => ID, { description: 'UUID or number, for example TP-2026-000123.' }) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    return readTicket(context, id, selectionOf(info));
  }

  @Query(() => TicketConnection, { description: 'Tickets; without an order they stand as the queue does under the version in force: earliest due, then arrival, unless it says otherwise (§4.7). A page holds at most 100.' })
  tickets(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => TicketsArgs) { filter, orderBy, ...page }: TicketsArgs): Promise<ConnectionResult> {
    const viewer = allowed(context, 'tickets.read');
    return readConnection(context.reader, {
      shape: ticketShape,
      selection: selectionOf(info),
      ...conditionsOf(filter, viewer),
      order: orderTermsOf(orderBy),
      page,
    });
  }

  @Query(() => TicketType, { nullable: true, description: 'The head of the queue (§4.7): the ticket that waits for an answer, is nobody’s or the viewer’s, and stands first in the order of the version in force.' })
  async nextTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    const viewer = allowed(context, 'tickets.read');
    const conditions = new Conditions().where(inQueueOf, viewer.id);
    const [next] = await readAll(context.reader, ticketShape, selectionOf(info), conditions.whereGiven('t.client_id = ?', boundClientOf(viewer)), `${queueOrderSql()} limit 1`);
    return next ?? null;
  }

  @Query(() => QueueCounters, { description: 'The figures on the tabs of the queue, in one query.' })
  async queueCounters(@Ctx() context: Context): Promise<QueueCounters> {
    const viewer = allowed(context, 'tickets.read');
    const now = clock.now();
    const [counters] = await readRows<QueueCounters>(
      context.reader,
      `select count(*) filter (where assignee_id = $1)::int as mine,
         count(*) filter (where assignee_id is null)::int as unassigned,
         count(*) filter (where due_at >= $2 and due_at <= $3)::int as "dueToday",
         count(*) filter (where status = 'POSTPONED' and review_at <= $2)::int as "reviewDue",
         count(*) filter (where due_at < $2)::int as breached,
         count(due_at)::int as "awaitingAnswer",
         count(*)::int as "all",
         (select count(*)::int from ticket u where u.undelivered_at is not null and ($4::uuid is null or u.client_id = $4)) as "notDelivered"
       from ticket t where not ${ended} and ($4::uuid is null or client_id = $4)`,
      [viewer.id, new Date(now), new Date(endOfLocalDay(now)), boundClientOf(viewer)],
    );
    return counters ?? { mine: 0, unassigned: 0, dueToday: 0, reviewDue: 0, breached: 0, awaitingAnswer: 0, all: 0, notDelivered: 0 };
  }

  @FieldResolver(() => [ResponseObligationType], { description: 'Every promise of this ticket, oldest first.' })
  obligations(@Root() ticket: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped[]> {
    return readAll(context.reader, { ...obligationShape, always: explanationNeeds }, selectionOf(info), new Conditions().where('t.ticket_id = ?', ticket['id']), 't.opened_at, t.id');
  }
}
