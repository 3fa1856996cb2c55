import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import type { Context } from '../access/context.ts';
import type { RightName } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import { payloadOf, tellResult } from '../platform/graphql/types.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Work } from '../platform/work.ts';
import { changePriority, closeTicket, markAnswerNotRequired, takeNextTicket, takeTicket } from './handling.ts';
import { excuseBreach } from './excuseBreach.ts';
import { createTicket, registerPaperLetter } from './intakeActs.ts';
import { mergeTickets } from './merging.ts';
import { reopenTicket } from './reopening.ts';
import { splitTicket } from './splitting.ts';
import type { Ticket } from './ticket.entity.ts';
import { TicketType } from './ticket.type.ts';
import {
  AssignTicketInput, ChangePriorityInput, CloseTicketInput, ConfirmAnswerDeliveredInput, CreateTicketInput, ExcuseBreachInput, MarkAnswerNotRequiredInput, MergeTicketsInput, RegisterPaperLetterInput,
  ReopenTicketInput, SplitTicketInput, TakeTicketInput,
} from './ticketInputs.ts';
import { readTicket } from './tickets.resolver.ts';
import { assignTicket } from './transferring.ts';
import { confirmAnswerDelivered } from './undelivered.ts';

/** Does the verb and reads the ticket back as the document asks for it. */
export const actOnTicket = async (context: Context, info: GraphQLResolveInfo, right: RightName, verb: (work: Work, viewer: Viewer) => Promise<Ticket>) => {
  const { result, ...outcome } = await performAct(context, right, async (work, viewer) => (await verb(work, viewer)).id);
  return { ...outcome, ticket: result ? await readTicket(context, result, selectionOf(info, 'ticket')) : null };
};

export const ticketPayload = (act: string) => payloadOf(act, 'ticket', () => TicketType);

const CreateTicketPayload = tellResult(ticketPayload('CreateTicket'));
const RegisterPaperLetterPayload = ticketPayload('RegisterPaperLetter');
const TakeTicketPayload = ticketPayload('TakeTicket');
const TakeNextTicketPayload = ticketPayload('TakeNextTicket');
const AssignTicketPayload = ticketPayload('AssignTicket');
const ChangePriorityPayload = ticketPayload('ChangePriority');
const CloseTicketPayload = ticketPayload('CloseTicket');
const ReopenTicketPayload = ticketPayload('ReopenTicket');
const ExcuseBreachPayload = ticketPayload('ExcuseBreach');
const MergeTicketsPayload = ticketPayload('MergeTickets');
const ConfirmAnswerDeliveredPayload = ticketPayload('ConfirmAnswerDelivered');
const SplitTicketPayload = ticketPayload('SplitTicket');
const MarkAnswerNotRequiredPayload = ticketPayload('MarkAnswerNotRequired');

@Resolver()
export class TicketActsResolver {
  @Mutation(() => CreateTicketPayload, { description: 'Registers a request: number, due, confirmation (§4.2, §4.4).' })
  async createTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CreateTicketInput) input: CreateTicketInput) {
    const { result: done, ...outcome } = await performAct(context, 'tickets.create', async (work, viewer) => {
      const { ticket, result } = await createTicket(work, viewer, input);
      return { id: ticket.id, result };
    });
    return { ...outcome, result: done?.result ?? null, ticket: done ? await readTicket(context, done.id, selectionOf(info, 'ticket')) : null };
  }

  @Mutation(() => RegisterPaperLetterPayload, { description: 'Registers a paper letter or fax (§4.1).' })
  registerPaperLetter(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => RegisterPaperLetterInput) input: RegisterPaperLetterInput) {
    return actOnTicket(context, info, 'tickets.registerLetter', (work, viewer) => registerPaperLetter(work, viewer, input));
  }

  @Mutation(() => TakeTicketPayload, { description: 'Takes a ticket for oneself; work has begun (§4.4). Out of turn it is allowed and recorded (§4.7).' })
  takeTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => TakeTicketInput) input: TakeTicketInput) {
    return actOnTicket(context, info, 'tickets.take', (work, viewer) => takeTicket(work, viewer, input));
  }

  @Mutation(() => TakeNextTicketPayload, { description: 'Takes the head of the viewer’s queue (§4.7), as `nextTicket` tells it: two people at once get two tickets. The ticket is null while nothing waits; one that the viewer has in hand already is answered first and comes back unchanged.' })
  async takeNextTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo) {
    const { result, ...outcome } = await performAct(context, 'tickets.take', async (work, viewer) => (await takeNextTicket(work, viewer))?.id ?? null);
    return { ...outcome, ticket: result ? await readTicket(context, result, selectionOf(info, 'ticket')) : null };
  }

  @Mutation(() => AssignTicketPayload, { description: 'Gives a ticket to a specialist, or back to the common queue (§1).' })
  assignTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AssignTicketInput) input: AssignTicketInput) {
    return actOnTicket(context, info, 'tickets.assign', (work, viewer) => assignTicket(work, viewer, input));
  }

  @Mutation(() => ChangePriorityPayload, { description: 'Changes the priority: the client’s right, or staff with the client’s consent (§4.7).' })
  changePriority(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ChangePriorityInput) input: ChangePriorityInput) {
    return actOnTicket(context, info, 'tickets.priority', (work, viewer) => changePriority(work, viewer, input));
  }

  @Mutation(() => CloseTicketPayload, { description: 'Closes a ticket. An answer that is still owed stays owed (R8).' })
  closeTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CloseTicketInput) input: CloseTicketInput) {
    return actOnTicket(context, info, 'tickets.close', (work, viewer) => closeTicket(work, viewer, input));
  }

  @Mutation(() => ReopenTicketPayload, { description: 'Takes up again what has ended, was answered or postponed. Promises stay as they were; a new one begins when the client writes (R12).' })
  reopenTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReopenTicketInput) input: ReopenTicketInput) {
    return actOnTicket(context, info, 'tickets.reopen', (work, viewer) => reopenTicket(work, viewer, input));
  }

  @Mutation(() => MergeTicketsPayload, { description: 'Makes two tickets of one client one: the survivor answers by the earlier due, the other closes and its number leads to the survivor (R17). Answers with the survivor.' })
  mergeTickets(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => MergeTicketsInput) input: MergeTicketsInput) {
    return actOnTicket(context, info, 'tickets.close', (work, viewer) => mergeTickets(work, viewer, input));
  }

  @Mutation(() => SplitTicketPayload, { description: 'Makes a request of its own out of some of the client’s messages. What waits for an answer keeps its original start in both (R17). Answers with the new ticket.' })
  splitTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SplitTicketInput) input: SplitTicketInput) {
    return actOnTicket(context, info, 'tickets.close', (work, viewer) => splitTicket(work, viewer, input));
  }

  @Mutation(() => MarkAnswerNotRequiredPayload, { description: 'Says with a reason that a follow-up needs no answer; impossible after its due (R7).' })
  markAnswerNotRequired(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => MarkAnswerNotRequiredInput) input: MarkAnswerNotRequiredInput) {
    return actOnTicket(context, info, 'obligations.waive', (work, viewer) => markAnswerNotRequired(work, viewer, input));
  }

  @Mutation(() => ConfirmAnswerDeliveredPayload, { description: 'Says how the client got an answer that did not arrive (R16). The promise was met when the answer left.' })
  confirmAnswerDelivered(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ConfirmAnswerDeliveredInput) input: ConfirmAnswerDeliveredInput) {
    return actOnTicket(context, info, 'tickets.answer', (work, viewer) => confirmAnswerDelivered(work, viewer, input));
  }

  @Mutation(() => ExcuseBreachPayload, { description: 'Excuses a breach with a reason; it stays a breach and is shown beside the percentage (R11).' })
  excuseBreach(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ExcuseBreachInput) input: ExcuseBreachInput) {
    return actOnTicket(context, info, 'obligations.excuse', (work, viewer) => excuseBreach(work, viewer, input));
  }
}
