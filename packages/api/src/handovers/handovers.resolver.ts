import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { boundClientOf, isClientSide } from '../access/viewer.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { TicketType } from '../tickets/ticket.type.ts';
import { actOnTicket, ticketPayload } from '../tickets/ticketActs.resolver.ts';
import { handOverToDevelopment, returnFromDevelopment, updateHandover } from './handingOver.ts';
import { handoverShape, handoverShapeForClients, HandoverType, HandOverToDevelopmentInput, ReturnFromDevelopmentInput, UpdateHandoverInput } from './handover.type.ts';

const HandOverToDevelopmentPayload = ticketPayload('HandOverToDevelopment');
const UpdateHandoverPayload = ticketPayload('UpdateHandover');
const ReturnFromDevelopmentPayload = ticketPayload('ReturnFromDevelopment');

@Resolver(() => TicketType)
export class HandoversResolver {
  @FieldResolver(() => [HandoverType], { description: 'When it went to development and what became of it, the latest first (§3.2).' })
  handovers(@Root() ticket: Shaped, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped[]> {
    const viewer = allowed(context, 'tickets.read');
    const conditions = new Conditions()
      .where('t.ticket_id = ?', ticket['id'])
      .whereGiven('exists (select from ticket where ticket.id = t.ticket_id and ticket.client_id = ?)', boundClientOf(viewer));
    return readAll(context.reader, isClientSide(viewer) ? handoverShapeForClients : handoverShape, selectionOf(info), conditions, 't.handed_over_at desc, t.id desc');
  }

  @Mutation(() => HandOverToDevelopmentPayload, { description: 'Hands a ticket over to development and tells the client; what is owed stays owed (§3.2, R8).' })
  handOverToDevelopment(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => HandOverToDevelopmentInput) input: HandOverToDevelopmentInput) {
    return actOnTicket(context, info, 'handovers.handOver', (work, viewer) => handOverToDevelopment(work, viewer, input));
  }

  @Mutation(() => UpdateHandoverPayload, { description: 'Says how far development is. RELEASED and REJECTED bring the ticket back to the desk (§3.2, §3.8).' })
  updateHandover(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => UpdateHandoverInput) input: UpdateHandoverInput) {
    return actOnTicket(context, info, 'handovers.update', (work, viewer) => updateHandover(work, viewer, input));
  }

  @Mutation(() => ReturnFromDevelopmentPayload, { description: 'Brings a ticket back from development without a fix, with a reason (§3.2).' })
  returnFromDevelopment(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReturnFromDevelopmentInput) input: ReturnFromDevelopmentInput) {
    return actOnTicket(context, info, 'handovers.update', (work, viewer) => returnFromDevelopment(work, viewer, input));
  }
}
