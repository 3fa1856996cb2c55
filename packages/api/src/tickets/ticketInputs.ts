import type { Channel, ClosingReason, Criticality, Priority, TicketKind } from '@reglament/schema';
import { Field, ID, InputType, Int } from 'type-graphql';
import { newIdMeaning } from '../platform/graphql/recordInputs.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { enumOfCodes } from '../platform/graphql/vocabulary.ts';
import { PriorityEnum } from '../regulation/regulation.type.ts';
import { ClosingReasonEnum, CriticalityEnum, TicketKindEnum } from './ticket.type.ts';

const letterChannels = ['PAPER', 'FAX'] as const satisfies readonly Channel[];
const LetterChannelEnum = enumOfCodes(letterChannels, 'LetterChannel', 'How a letter on paper arrived (§4.1).', {
  PAPER: 'A letter on paper.',
  FAX: 'A fax.',
});

@InputType()
abstract class RequestInput {
  @Field(() => ID, { nullable: true, description: 'A contact of the client.' }) contactId?: string | null;
  @Field(() => ID, { nullable: true, description: 'UUID of the product that it is about.' }) productId?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 120 characters.' }) productVersion?: string | null;
  @Field(() => String, { description: 'At most 500 characters (§4.5).' }) subject!: string;
  @Field(() => String, { description: 'What happened and what is asked, at most 1 MB (§4.5).' }) body!: string;
  @Field(() => TicketKindEnum, { nullable: true, description: 'QUESTION when it is not given.' }) kind?: TicketKind | null;
  @Field(() => String, { nullable: true, description: 'Code of a request category (§3).' }) categoryCode?: string | null;
  @Field(() => PriorityEnum, { nullable: true, description: 'As the client sets it (§4.7); without it the default of the regulation is taken and marked.' }) priority?: Priority | null;
  @Field(() => CriticalityEnum, { nullable: true, description: 'How bad it is for the client; it does not drive the clock (§4.5).' }) criticality?: Criticality | null;
}

@InputType({ description: 'A request by the form or by a partner’s system (§4.1, §4.5).' })
export class CreateTicketInput extends RequestInput {
  @Field(() => ID, { nullable: true, description: newIdMeaning }) id?: string | null;
  @Field(() => String, { nullable: true, description: 'What the caller’s own system calls the request, at most 200 characters; unique for the client. Sent again it answers the request that is there: what it lacked of §4.5 is filled in, what was said stays (SAID_OTHERWISE), and nothing more is promised.' }) externalId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The client; may be left out when a contact is given or the key acts for one client.' }) clientId?: string | null;
  @Field(() => String, { nullable: true, description: 'How to reproduce it, where possible (§4.5).' }) stepsToReproduce?: string | null;
  @Field(() => String, { nullable: true, description: 'Kept with the text of the request, at most 64 characters (§4.5).' }) contactPhone?: string | null;
  @Field(() => [String], { nullable: true, description: 'Documents or discussions that were read before asking (§2.2, §4.3): at most 50 of at most 2,000 characters.' }) relatedLinks?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Files that were uploaded for it (see createAttachmentUpload), in their order (§4.5).' }) attachmentIds?: string[] | null;
}

@InputType({ description: 'A paper letter or fax that staff register (§4.1). Without its requisites it cannot be accepted.' })
export class RegisterPaperLetterInput extends RequestInput {
  @Field(() => ID, { nullable: true, description: newIdMeaning }) id?: string | null;
  @Field(() => LetterChannelEnum, { description: 'On paper or by fax.' }) channel!: (typeof letterChannels)[number];
  @Field(() => ID, { description: 'The client who wrote.' }) clientId!: string;
  @Field(() => String, { description: 'Number in the journal of incoming letters, at most 120 characters.' }) incomingNumber!: string;
  @Field(() => DateTime, { nullable: true, description: 'The receipt stamp; the registration when there is none (R13). Not in the future.' }) receivedAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Name of the scanned file, at most 255 characters.' }) scanName?: string | null;
}

@InputType()
export abstract class OnTicketInput {
  @Field(() => ID, { description: 'Id or number of the ticket.' }) ticketId!: string;
  @Field(() => Int, { nullable: true, description: 'The version on which the act rests; another one is refused with STALE_VERSION.' }) expectedVersion?: number | null;
}

@InputType({ description: 'Takes a ticket for oneself.' })
export class TakeTicketInput extends OnTicketInput {}

@InputType({ description: 'Gives a ticket to somebody.' })
export class AssignTicketInput extends OnTicketInput {
  @Field(() => ID, { nullable: true, description: 'The new responsible specialist; null gives it back to the common queue.' }) assigneeId?: string | null;
  @Field(() => String, { nullable: true, description: 'What the other has to know, at most 10,000 characters: an internal note, written with the transfer or not at all.' }) note?: string | null;
}

@InputType({ description: 'Changes the priority, which belongs to the client (§4.7).' })
export class ChangePriorityInput extends OnTicketInput {
  @Field(() => PriorityEnum, { description: 'The priority that the client wants (§4.7).' }) priority!: Priority;
  @Field(() => ID, { nullable: true, description: 'For staff: the client’s message in this ticket that agrees. The client’s own key needs none.' }) consentMessageId?: string | null;
}

@InputType({ description: 'Closes a ticket.' })
export class CloseTicketInput extends OnTicketInput {
  @Field(() => ClosingReasonEnum, { description: 'Why it is closed.' }) reason!: ClosingReason;
}

@InputType({ description: 'Takes a ticket up again (R12).' })
export class ReopenTicketInput extends OnTicketInput {
  @Field(() => String, { description: 'Why, at most 10,000 characters; kept for good, for staff only.' }) reason!: string;
}

@InputType({ description: 'Two tickets of one client that become one (R17).' })
export class MergeTicketsInput {
  @Field(() => ID, { description: 'Id or number of the ticket that goes on; where a due has passed, the one that has waited longer.' }) survivorId!: string;
  @Field(() => ID, { description: 'Id or number of the ticket that closes as a duplicate.' }) mergedId!: string;
  @Field(() => Int, { nullable: true, description: 'The version of the survivor that was seen; another one is refused with STALE_VERSION.' }) expectedVersion?: number | null;
  @Field(() => Int, { nullable: true, description: 'The version of the other ticket that was seen; another one is refused with STALE_VERSION.' }) mergedVersion?: number | null;
}

@InputType({ description: 'Two requests that have to do with each other (§4.4).' })
export class LinkTicketsInput {
  @Field(() => ID, { description: 'Id or number of a ticket.' }) ticketId!: string;
  @Field(() => ID, { description: 'Id or number of another ticket, of any client.' }) otherId!: string;
}

@InputType({ description: 'Two requests that have nothing to do with each other after all (§4.4).' })
export class UnlinkTicketsInput extends LinkTicketsInput {}

@InputType({ description: 'Messages of a ticket that become a request of their own (R17).' })
export class SplitTicketInput extends OnTicketInput {
  @Field(() => [ID], { description: 'The client’s messages that go, at most 100; also those of tickets that were merged into this one.' }) messageIds!: string[];
  @Field(() => String, { description: 'Subject of the new request, at most 500 characters (§4.5).' }) subject!: string;
  @Field(() => Boolean, { nullable: true, description: 'The messages stay in the former ticket too: for a letter that asks two things. Then both owe an answer to it.' }) copy?: boolean | null;
}

@InputType({ description: 'Says that a follow-up of the client needs no answer (R7).' })
export class MarkAnswerNotRequiredInput extends OnTicketInput {
  @Field(() => String, { description: 'Why, at most 10,000 characters; kept for good.' }) reason!: string;
}

@InputType({ description: 'How a client got an answer that did not arrive (R16).' })
export class ConfirmAnswerDeliveredInput extends OnTicketInput {
  @Field(() => String, { description: 'How, at most 10,000 characters; kept for good.' }) reason!: string;
}

@InputType({ description: 'A breach that a lead excuses (R11).' })
export class ExcuseBreachInput {
  @Field(() => ID, { description: 'UUID of the broken promise.' }) obligationId!: string;
  @Field(() => String, { description: 'Why; shown beside the breach. At most 10,000 characters.' }) reason!: string;
  @Field(() => Int, { nullable: true, description: 'The version of the ticket that was seen; another one is refused with STALE_VERSION.' }) expectedVersion?: number | null;
}
