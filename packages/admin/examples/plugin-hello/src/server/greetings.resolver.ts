import { allowed, batched, boundClientOf, isClientSide, payloadOf, performAct, readRows, TicketType, type Context, type Shaped } from '@reglament/api/kit';
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { greetTicket } from './greet.ts';

@InputType({ description: 'Greets a ticket.' })
export class GreetTicketInput {
  @Field(() => ID, { description: 'Id or number of the ticket.' }) ticketId!: string;
  @Field(() => Int, { nullable: true, description: 'The version on which the act rests.' }) expectedVersion?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What the job of the plugin has counted.' })
export class GreetingTally {
  @Field(() => Int, { description: 'All greetings.' }) greeted!: number;
  @Field(() => Int, { description: 'Those that the job has counted.' }) counted!: number;
}

const GreetTicketPayload = payloadOf('GreetTicket', 'ticket', () => TicketType);

@Resolver(() => TicketType)
export class GreetingsResolver {
  // nullable: a failure of ours then leaves the ticket to those who ask for it
  @FieldResolver(() => Int, { nullable: true, description: 'How often staff have greeted it; always 0 for a client’s system.' })
  async greetings(@Root() ticket: Shaped, @Ctx() context: Context): Promise<number | null> {
    if (isClientSide(allowed(context, 'tickets.read'))) return 0;
    // one query for all the rows of a list
    const read = async (ids: string[]): Promise<Map<string, number>> => {
      const rows = await readRows<{ id: string; count: number }>(context.reader, 'select ticket_id as id, count(*)::int as count from example_hello_greeting where ticket_id = any($1::uuid[]) group by 1', [ids]);
      return new Map(rows.map(({ id, count }) => [id, count]));
    };
    return (await batched(context, GreetingsResolver, String(ticket['id']), read)) ?? 0;
  }

  @Query(() => GreetingTally, { description: 'For staff: how many greetings there are.' })
  async greetingTally(@Ctx() context: Context): Promise<GreetingTally> {
    if (boundClientOf(allowed(context, 'tickets.read')) !== null) return { greeted: 0, counted: 0 };
    const [tally] = await readRows<GreetingTally>(context.reader, 'select count(*)::int as greeted, count(counted_at)::int as counted from example_hello_greeting', []);
    return tally ?? { greeted: 0, counted: 0 };
  }

  @Mutation(() => GreetTicketPayload, { description: 'Greets a ticket. Needs the right example-hello.greet.' })
  async greetTicket(@Ctx() context: Context, @Arg('input', () => GreetTicketInput) input: GreetTicketInput) {
    const { result, ...outcome } = await performAct(context, 'example-hello.greet', async (work, viewer) => {
      const { id, number, version } = await greetTicket(work, viewer, input);
      return { id, number, version: version + 1 };
    });
    return { ...outcome, ticket: result };
  }
}
