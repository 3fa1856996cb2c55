import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { ticketShape } from '../tickets/ticket.shape.ts';
import { TicketType } from '../tickets/ticket.type.ts';
import { similarTo } from './similar.ts';

const most = 10;

@Resolver(() => TicketType)
export class SimilarResolver {
  @FieldResolver(() => [TicketType], { description: 'Other requests that speak of the same things, the nearest first: they share at least two words that few requests use, and those of the same product come before others. What is linked with it already is not among them.' })
  async similar(@Root() ticket: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('first', () => Int, { defaultValue: 5, description: 'At most 10.' }) first: number): Promise<Shaped[]> {
    if (first < 0 || first > most) throw new GraphQLError(`At most ${most} similar requests are told`, { extensions: { code: 'BAD_USER_INPUT' } });
    const viewer = allowed(context, 'tickets.read');
    const ids = await similarTo(context.reader, viewer, String(ticket['id']), first);
    if (ids.length === 0) return [];
    const conditions = new Conditions();
    const named = conditions.bind(ids);
    return readAll(context.reader, ticketShape, selectionOf(info), conditions.where(`t.id = any(${named}::uuid[])`), `array_position(${named}::uuid[], t.id)`);
  }
}
