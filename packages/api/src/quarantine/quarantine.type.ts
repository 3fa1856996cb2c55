import { Field, ID, InputType } from 'type-graphql';
import { IncomingLetterType } from '../mail/incomingLetter.type.ts';
import { payloadOf } from '../platform/graphql/types.ts';

@InputType({ description: 'Accepts a letter that was kept aside, as a request of a client (§4.9).' })
export class ReleaseLetterInput {
  @Field(() => ID) letterId!: string;
  @Field(() => ID, { description: 'The client whose request it is.' }) clientId!: string;
  @Field(() => String, { nullable: true, description: 'Name of the sender, when the letter gives none or a wrong one; at most 200 characters.' }) contactName?: string | null;
  @Field(() => String, { nullable: true, description: 'Address of whoever wrote a letter that a colleague passed on, or that bears the address of the desk itself; without it the request has no contact. Refused for every other letter.' }) writtenBy?: string | null;
}

@InputType({ description: 'A letter that waits beside the ticket that it names.' })
abstract class UnverifiedLetterInput {
  @Field(() => ID) letterId!: string;
}

@InputType({ description: 'The letter belongs to the ticket that it names and becomes a message of the client (§4.4, §4.9).' })
export class AcceptUnverifiedLetterInput extends UnverifiedLetterInput {
  @Field(() => String, { nullable: true, description: 'Address of whoever wrote a letter that a colleague passed on, or that bears the address of the desk itself; it has to be given there (REQUIRED_FIELD_MISSING), and is refused for every other letter.' }) writtenBy?: string | null;
}

@InputType({ description: 'The letter has nothing to do with the ticket that it names; it goes on waiting in the quarantine (§4.9).' })
export class SetUnverifiedLetterAsideInput extends UnverifiedLetterInput {}

@InputType({ description: 'Puts a letter that waits for a person aside for good (§4.9).' })
export class PutLetterAsideInput {
  @Field(() => ID) letterId!: string;
  @Field(() => String, { description: 'Why, for colleagues; at most 1,000 characters.' }) why!: string;
  @Field(() => ID, { nullable: true, description: 'With it the others that `othersWaiting` counts, up to this one: `lastWaitingId` as it was shown. What came later goes on waiting. INVALID_VALUE when that letter does not wait with it.' }) othersUpTo?: string | null;
}

@InputType({ description: 'Has a letter read once more that could not be read (§4.9).' })
export class ReadLetterAgainInput {
  @Field(() => ID) letterId!: string;
}

const letterPayload = (act: string) => payloadOf(act, 'letter', () => IncomingLetterType);
export const ReleaseLetterPayload = letterPayload('ReleaseLetter');
export const AcceptUnverifiedLetterPayload = letterPayload('AcceptUnverifiedLetter');
export const SetUnverifiedLetterAsidePayload = letterPayload('SetUnverifiedLetterAside');
export const PutLetterAsidePayload = letterPayload('PutLetterAside');
export const ReadLetterAgainPayload = letterPayload('ReadLetterAgain');
export const BlockSenderPayload = letterPayload('BlockSender');
