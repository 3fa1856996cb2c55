import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import { allowed, type Context } from '../access/context.ts';
import { isClientSide } from '../access/viewer.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { readRows } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { TicketType } from '../tickets/ticket.type.ts';

@ObjectType('ClientSilence', { simpleResolvers: true, description: 'A question to the client that waits for its answer (§4.13).' })
class ClientSilenceType {
  @Field(() => ID, { description: 'The question: proves the reason INSUFFICIENT_DATA.' }) questionId!: string;
  @Field(() => DateTime, { description: 'When it left for the client.' }) askedAt!: string;
  @Field(() => DateTime, { nullable: true, description: 'When the client was reminded: after 5 working days.' }) remindedAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When the specialist was told that the solution may be postponed or refused: after 10 working days.' }) proposedAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When the next of these comes, by the present calendar.' }) nextAt!: string | null;
}

const kind = {};

@Resolver(() => TicketType)
export class ClientSilenceResolver {
  @FieldResolver(() => ClientSilenceType, { nullable: true, description: 'The question that waits for the client, while one does (§4.13). For the desk only: null for clients.' })
  async clientSilence(@Root() ticket: Shaped, @Ctx() context: Context): Promise<ClientSilenceType | null> {
    if (isClientSide(allowed(context, 'tickets.read'))) return null;
    const read = async (ids: string[]): Promise<Map<string, ClientSilenceType>> => {
      const rows = await readRows<ClientSilenceType & { ticketId: string }>(
        context.reader,
        `select silence.ticket_id as "ticketId", silence.question_id as "questionId", coalesce(message.leaves_at, message.written_at) as "askedAt", reminded_at as "remindedAt", proposed_at as "proposedAt", next_at as "nextAt"
         from client_silence silence join message on message.id = silence.question_id join ticket on ticket.id = silence.ticket_id
         where silence.ticket_id = any($1::uuid[]) and silence.ended_at is null and ticket.status = 'WAITING_CLIENT'`,
        [ids],
      );
      return new Map(rows.map(({ ticketId, ...silence }) => [ticketId, silence]));
    };
    return (await batched(context, kind, String(ticket['id']), read)) ?? null;
  }
}
