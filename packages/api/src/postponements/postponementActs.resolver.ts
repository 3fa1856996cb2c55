import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { actOnTicket, ticketPayload } from '../tickets/ticketActs.resolver.ts';
import { PostponeTicketInput, RefuseTicketInput } from './postponementInputs.ts';
import { postponeTicket, refuseTicket } from './postponing.ts';

const PostponeTicketPayload = ticketPayload('PostponeTicket');
const RefuseTicketPayload = ticketPayload('RefuseTicket');

@Resolver()
export class PostponementActsResolver {
  @Mutation(() => PostponeTicketPayload, { description: 'Postpones the solution with a reason, its proof and a text for the client, which answers what is owed (§4.13). REASON_NOT_PROVEN names the proof that is missing.' })
  postponeTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PostponeTicketInput) input: PostponeTicketInput) {
    return actOnTicket(context, info, 'postponements.decide', (work, viewer) => postponeTicket(work, viewer, input));
  }

  @Mutation(() => RefuseTicketPayload, { description: 'Refuses the solution with a reason, its proof and a text for the client, which answers what is owed (§4.13). REASON_NOT_PROVEN names the proof that is missing.' })
  refuseTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => RefuseTicketInput) input: RefuseTicketInput) {
    return actOnTicket(context, info, 'postponements.decide', (work, viewer) => refuseTicket(work, viewer, input));
  }
}
