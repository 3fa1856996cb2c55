import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, ID, Info, InputType, Mutation, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import { allowed, type Context } from '../access/context.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readGroups } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shape, Shaped } from '../platform/reading/shape.ts';
import { StaffType, staffShape } from '../staff/staff.type.ts';
import { TicketType } from '../tickets/ticket.type.ts';
import { actOnTicket, ticketPayload } from '../tickets/ticketActs.resolver.ts';
import { unwatchTicket, watchTicket } from './watching.ts';

@InputType({ description: 'Somebody who keeps an eye on a ticket, or no longer does (§1).' })
abstract class WatchingInput {
  @Field(() => ID, { description: 'Id or number of the ticket.' }) ticketId!: string;
  @Field(() => ID, { nullable: true, description: 'Who; oneself when it is empty. For others only those who lead; a key always names somebody.' }) staffId?: string | null;
}

@InputType({ description: 'Somebody will keep an eye on a ticket (§1).' })
class WatchTicketInput extends WatchingInput {}

@InputType({ description: 'Somebody no longer keeps an eye on a ticket (§1).' })
class UnwatchTicketInput extends WatchingInput {}

const WatchTicketPayload = ticketPayload('WatchTicket');
const UnwatchTicketPayload = ticketPayload('UnwatchTicket');

/** One row a watcher, with the columns of the person. */
const watcherShape: Shape = {
  ...staffShape,
  table: '(select staff.*, watcher.ticket_id, watcher.since from ticket_watcher watcher join staff on staff.id = watcher.staff_id where staff.active)',
  columns: { ...staffShape.columns, ticketId: '@.ticket_id' },
  always: ['ticketId'],
};

@Resolver(() => TicketType)
export class WatchersResolver {
  @FieldResolver(() => [StaffType], { description: 'Who of the staff keeps an eye on it besides the responsible specialist, who has watched longest first; whoever left is not among them. For the desk only.' })
  async watchers(@Root() ticket: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped[]> {
    allowed(context, 'watchers.read');
    const selection = selectionOf(info);
    const read = (ids: string[]) => readGroups(context.reader, watcherShape, selection, new Conditions().where('t.ticket_id = any(?::uuid[])', ids), 't.since, t.id', 'ticketId');
    return (await batched(context, selection, String(ticket['id']), read)) ?? [];
  }

  @Mutation(() => WatchTicketPayload, { description: 'Keeps an eye on a ticket: it is found by the filter `watched`. The version of the ticket stays, and a second time changes nothing.' })
  watchTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => WatchTicketInput) input: WatchTicketInput) {
    return actOnTicket(context, info, 'watchers.watch', (work, viewer) => watchTicket(work, viewer, input));
  }

  @Mutation(() => UnwatchTicketPayload, { description: 'No longer keeps an eye on a ticket; nothing happens to whoever does not.' })
  unwatchTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UnwatchTicketInput) input: UnwatchTicketInput) {
    return actOnTicket(context, info, 'watchers.watch', (work, viewer) => unwatchTicket(work, viewer, input));
  }
}
