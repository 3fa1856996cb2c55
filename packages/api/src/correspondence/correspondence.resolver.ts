import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, ID, Info, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { newIdMeaning } from '../platform/graphql/recordInputs.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { TicketType } from '../tickets/ticket.type.ts';
import { actOnTicket, ticketPayload } from '../tickets/ticketActs.resolver.ts';
import { answerTicket } from './answer.ts';
import { addClientMessage } from './clientMessage.ts';
import { addInternalNote } from './internalNote.ts';
import { whoseWords } from './whoAnswers.ts';
import { withdrawAnswer } from './withdrawing.ts';
import { timelineOf } from './timeline.ts';
import { TimelineEntryType } from './timeline.type.ts';

const draftMeaning = 'The version of the viewer’s draft that this sends (see `drafts`); the draft is deleted with it. Another version, which says something else, stays.';
const filesMeaning = 'Files that were uploaded for it (see createAttachmentUpload), in their order.';

@InputType({ description: 'A public answer by a person.' })
export class AnswerTicketInput {
  @Field(() => ID, { description: 'Id or number of the ticket.' }) ticketId!: string;
  @Field(() => ID, { nullable: true, description: whoseWords }) staffId?: string | null;
  @Field(() => String, { nullable: true, description: 'Plain text, at most 1 MB. Required unless `bodyHtml` is given, of which it is made then.' }) body?: string | null;
  @Field(() => String, { nullable: true, description: 'The answer in HTML, at most 1 MB: harmless tags and styles are kept, images by the `url` of a file in `attachmentIds`. The letter carries both.' }) bodyHtml?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'A question: it answers too (R5), and the ticket waits for the client.' }) question?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Leaves out of hours at once; a lead’s right (§4.6).' }) sendNow?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'For how many seconds, 0 to 30, it waits even in opening hours, so that `withdrawAnswer` can take it back; 0 when nothing is said. It never waits beyond closing or its due: then it leaves at once.' }) undoSeconds?: number | null;
  @Field(() => [ID], { nullable: true, description: filesMeaning }) attachmentIds?: string[] | null;
  @Field(() => Int, { nullable: true, description: draftMeaning }) draftVersion?: number | null;
  @Field(() => Int, { nullable: true, description: 'The version that the author saw; another one is refused with STALE_VERSION.' }) expectedVersion?: number | null;
}

@InputType({ description: 'An answer that has not left yet.' })
export class WithdrawAnswerInput {
  @Field(() => ID, { description: 'The id of the answer on the timeline.' }) messageId!: string;
}

@InputType({ description: 'A message of the client that joins its ticket (§4.12).' })
export class AddClientMessageInput {
  @Field(() => ID, { nullable: true, description: newIdMeaning }) id?: string | null;
  @Field(() => ID, { description: 'Id or number of the ticket.' }) ticketId!: string;
  @Field(() => String, { description: 'Plain text, at most 1 MB.' }) body!: string;
  @Field(() => ID, { nullable: true, description: 'The contact who wrote; without it the contact of the ticket.' }) contactId?: string | null;
  @Field(() => [ID], { nullable: true, description: filesMeaning }) attachmentIds?: string[] | null;
}

@InputType({ description: 'What staff tell each other; no client ever sees it.' })
export class AddInternalNoteInput {
  @Field(() => ID, { description: 'Id or number of the ticket.' }) ticketId!: string;
  @Field(() => String, { description: 'Plain text, at most 1 MB.' }) body!: string;
  @Field(() => [ID], { nullable: true, description: filesMeaning }) attachmentIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Ids of active staff whom the note concerns, at most 20: each is told of it and watches the ticket from now on.' }) mentionedIds?: string[] | null;
  @Field(() => Int, { nullable: true, description: draftMeaning }) draftVersion?: number | null;
}

const AnswerTicketPayload = ticketPayload('AnswerTicket');
const WithdrawAnswerPayload = ticketPayload('WithdrawAnswer');
const AddClientMessagePayload = ticketPayload('AddClientMessage');
const AddInternalNotePayload = ticketPayload('AddInternalNote');

@Resolver(() => TicketType)
export class CorrespondenceResolver {
  @FieldResolver(() => [TimelineEntryType], { description: 'The whole correspondence with what happened, oldest first (§4.4). Internal notes are there for staff only.' })
  timeline(@Root() ticket: Shaped, @Ctx() context: Context): Promise<TimelineEntryType[]> {
    return timelineOf(context, String(ticket['id']));
  }

  @Mutation(() => AnswerTicketPayload, { description: 'Answers the client. Out of hours the answer is held until the next opening (§4.6).' })
  answerTicket(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AnswerTicketInput) input: AnswerTicketInput) {
    return actOnTicket(context, info, 'tickets.answer', (work, viewer) => answerTicket(work, viewer, input));
  }

  @Mutation(() => WithdrawAnswerPayload, { description: 'Takes back an answer that has not left (§4.6): its letter is cancelled, what it had answered is owed again as before, and its text with its files becomes a draft of whoever took it back. Its author or a head. Answers with the ticket on which the correspondence goes on.' })
  withdrawAnswer(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => WithdrawAnswerInput) input: WithdrawAnswerInput) {
    return actOnTicket(context, info, 'tickets.answer', (work, viewer) => withdrawAnswer(work, viewer, input));
  }

  @Mutation(() => AddClientMessagePayload, { description: 'Adds a message of the client; it opens a follow-up promise when nothing is owed (§4.12).' })
  addClientMessage(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AddClientMessageInput) input: AddClientMessageInput) {
    return actOnTicket(context, info, 'tickets.clientMessage', (work, viewer) => addClientMessage(work, viewer, input));
  }

  @Mutation(() => AddInternalNotePayload, { description: 'Writes an internal note. It answers nobody (R5).' })
  addInternalNote(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AddInternalNoteInput) input: AddInternalNoteInput) {
    return actOnTicket(context, info, 'tickets.note', (work, viewer) => addInternalNote(work, viewer, input));
  }
}
