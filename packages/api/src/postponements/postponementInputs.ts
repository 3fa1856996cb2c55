import type { PostponementReason } from '@reglament/schema';
import { Field, ID, InputType, Int } from 'type-graphql';
import { whoseWords } from '../correspondence/whoAnswers.ts';
import { DateOnly } from '../platform/graphql/scalars.ts';
import { PostponementReasonEnum } from '../regulation/regulationParameters.type.ts';

@InputType()
abstract class DecisionInput {
  @Field(() => ID, { description: 'Id or number of the ticket.' }) ticketId!: string;
  @Field(() => ID, { nullable: true, description: whoseWords }) staffId?: string | null;
  @Field(() => PostponementReasonEnum, { description: 'Exactly one of the five, with its own proof and no other.' }) reason!: PostponementReason;
  @Field(() => String, { description: 'The text for the client, at most 1 MB; it answers what is owed (R5).' }) body!: string;
  @Field(() => String, { nullable: true, description: 'The proof of NOT_REPRODUCIBLE: the configuration that was tried, at most 10,000 characters.' }) testedConfiguration?: string | null;
  @Field(() => ID, { nullable: true, description: 'The proof of INSUFFICIENT_DATA: a question to the client in this ticket that has left.' }) questionId?: string | null;
  @Field(() => String, { nullable: true, description: 'The proof of NEEDS_DIAGNOSTICS_OR_RELEASE: what is needed, at most 10,000 characters.' }) needed?: string | null;
  @Field(() => String, { nullable: true, description: 'The proof of OUT_OF_SCOPE: code of a category that support does not fully cover (§2.3, §3.13–3.16).' }) categoryCode?: string | null;
  @Field(() => ID, { nullable: true, description: 'The proof of INCORRECT_OR_UNCONSTRUCTIVE: the client’s message in this ticket.' }) messageId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Leaves out of hours at once; a lead’s right (§4.6).' }) sendNow?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'The version of the ticket that was seen; another one is refused with STALE_VERSION.' }) expectedVersion?: number | null;
}

@InputType({ description: 'The solution of a ticket comes later (§4.13).' })
export class PostponeTicketInput extends DecisionInput {
  @Field(() => DateOnly, { nullable: true, description: 'When it is taken up again: a working day ahead, within a year; without it 20 working days ahead.' }) reviewOn?: string | null;
}

@InputType({ description: 'The solution of a ticket is impossible (§4.13).' })
export class RefuseTicketInput extends DecisionInput {}
