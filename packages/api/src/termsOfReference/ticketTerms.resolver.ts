import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { boundClientOf } from '../access/viewer.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { TicketType } from '../tickets/ticket.type.ts';
import { termsOfReferenceShape, TermsOfReferenceType } from './termsOfReference.type.ts';

@Resolver(() => TicketType)
export class TicketTermsResolver {
  @FieldResolver(() => [TermsOfReferenceType], { description: 'The Terms of Reference that came from this ticket, oldest first (§3.16).' })
  termsOfReferences(@Root() ticket: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped[]> {
    const bound = boundClientOf(allowed(context, 'development.read'));
    return readAll(context.reader, termsOfReferenceShape, selectionOf(info), new Conditions().where('t.ticket_id = ?', ticket['id']).whereGiven('t.client_id = ?', bound), 't.created_at, t.id');
  }
}
