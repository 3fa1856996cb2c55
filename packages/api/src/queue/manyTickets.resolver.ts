import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import { signedIn, type Context } from '../access/context.ts';
import { requireRight } from '../access/rights.ts';
import { userErrorOf, type UserError } from '../platform/graphql/types.ts';
import { readAll } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { Refusal } from '../platform/refusal.ts';
import { ticketShape } from '../tickets/ticket.shape.ts';
import { conditionsOf } from '../tickets/ticketFilter.ts';
import { rightOf, selectedIds, verbOf, type TicketVerb } from './manyTickets.ts';
import { ActOnTicketsInput, ActOnTicketsPayload } from './manyTickets.type.ts';

interface Done { named: string; id: string | null; userErrors: UserError[]; eventIds: string[] }

/** One ticket after the other, each in a transaction of its own. */
const actOnEach = async (context: Context, input: ActOnTicketsInput, ids: readonly string[], verb: TicketVerb): Promise<Done[]> => {
  const done: Done[] = [];
  for (const named of ids) {
    const { result, ...outcome } = await performAct(context, rightOf[input.act], async (work, viewer) => (await verb(work, viewer, named)).id);
    done.push({ named, id: result, ...outcome });
  }
  return done;
};

const ticketsOf = async (context: Context, selection: Selection, ids: string[]): Promise<Map<unknown, Shaped>> => {
  const { conditions } = conditionsOf({ ids }, signedIn(context));
  const tickets = ids.length === 0 ? [] : await readAll(context.reader, ticketShape, selection, conditions, 't.id');
  return new Map(tickets.map((ticket) => [ticket['id'], ticket]));
};

@Resolver()
export class ManyTicketsResolver {
  @Mutation(() => ActOnTicketsPayload, { description: 'Does one act on up to 100 tickets and tells the result of each. The right is that of the act on one ticket.' })
  async actOnTickets(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ActOnTicketsInput) input: ActOnTicketsInput): Promise<ActOnTicketsPayload> {
    const viewer = signedIn(context);
    try {
      requireRight(viewer, rightOf[input.act], context.locale);
      const done = await actOnEach(context, input, selectedIds(input), verbOf(input));
      const tickets = await ticketsOf(context, selectionOf(info, 'results', 'ticket'), done.flatMap(({ id }) => id ?? []));
      return {
        results: done.map(({ named, id, userErrors }) => ({ ticketId: named, ticket: tickets.get(id) ?? null, userErrors })),
        userErrors: [],
        eventIds: done.flatMap(({ eventIds }) => eventIds),
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      context.log.info({ act: rightOf[input.act], code: error.code, field: error.field.join('.'), clause: error.clause, viewer: viewer.id, requestId: context.requestId }, 'act refused');
      return { results: [], userErrors: [userErrorOf(error, context.locale)], eventIds: [] };
    }
  }
}
