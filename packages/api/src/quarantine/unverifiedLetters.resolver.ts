import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { TicketType } from '../tickets/ticket.type.ts';
import { incomingLetterShape, IncomingLetterType } from '../mail/incomingLetter.type.ts';

@Resolver(() => TicketType)
export class UnverifiedLettersResolver {
  @FieldResolver(() => [IncomingLetterType], { description: 'Letters that name it and wait for a person, because their sender does not belong to it or is not proven (§4.4, §4.9), the earliest first. They touch nothing of it. For the desk only.' })
  unverifiedLetters(@Root() ticket: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped[]> {
    allowed(context, 'mail.read');
    return readAll(context.reader, incomingLetterShape, selectionOf(info), new Conditions().where(`t.named_ticket_id = ? and t.outcome = 'QUARANTINED'`, ticket['id']), 't.received_at, t.id');
  }
}
