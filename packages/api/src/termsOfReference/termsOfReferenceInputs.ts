import type { TermsOfReferenceStandard } from '@reglament/schema';
import { Field, ID, InputType, Int } from 'type-graphql';
import { newIdMeaning, versionMeaning } from '../platform/graphql/recordInputs.ts';
import { DateOnly } from '../platform/graphql/scalars.ts';
import type { TermsOfReferenceDecision } from './lifecycle.ts';
import { TermsOfReferenceDecisionEnum, TermsOfReferenceStandardEnum } from './termsOfReference.type.ts';

@InputType({ description: 'A section as the client fills it in.' })
export class TermsOfReferenceSectionInput {
  @Field(() => String, { description: 'Code of a section of the standard, for example 4.1.' }) code!: string;
  @Field(() => String, { description: 'At most 100,000 characters; a section without text is left out.' }) text!: string;
}

@InputType({ description: 'Terms of Reference (§3.16): new ones, or those that were sent back for revision.' })
export class SubmitTermsOfReferenceInput {
  @Field(() => ID, { nullable: true, description: newIdMeaning }) id?: string | null;
  @Field(() => String, { nullable: true, description: 'What the caller’s own system calls the document, at most 200 characters; unique for the client. Sent again it answers the document that is there; what differs is its next revision where it was sent back, and is refused where it was not (SAID_OTHERWISE).' }) externalId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Id or number of those that were sent back; their revision rises. Without it new ones are submitted.' }) termsOfReferenceId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The client; may be left out when a ticket is named or the key acts for one client.' }) clientId?: string | null;
  @Field(() => String, { nullable: true, description: 'Required for new ones. At most 500 characters.' }) title?: string | null;
  @Field(() => ID, { nullable: true, description: 'The product that the module belongs to.' }) productId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Id or number of the client’s ticket from which it came.' }) ticketId?: string | null;
  @Field(() => TermsOfReferenceStandardEnum, { nullable: true, description: 'Required for new ones; it stays with the document.' }) standard?: TermsOfReferenceStandard | null;
  @Field(() => [TermsOfReferenceSectionInput], { nullable: true, description: 'The whole document: what is not sent is not in it. Required sections are marked in the template; 1 MB in all.' }) sections?: TermsOfReferenceSectionInput[] | null;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}

@InputType({ description: 'A decision about Terms of Reference.' })
export class DecideTermsOfReferenceInput {
  @Field(() => ID, { nullable: true, description: 'Required. Id or number.' }) termsOfReferenceId?: string | null;
  @Field(() => TermsOfReferenceDecisionEnum, { description: 'What is decided.' }) decision!: TermsOfReferenceDecision;
  @Field(() => String, { nullable: true, description: 'For the client, at most 10,000 characters; required to reject, to return, and for an addition to agreed ones.' }) comment?: string | null;
  @Field(() => String, { nullable: true, description: 'The term in words, at most 1,000 characters; required to agree, possible with an estimate.' }) termText?: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'The term as a day, not in the past; with an estimate or an agreement.' }) termOn?: string | null;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}

@InputType({ description: 'The client takes its Terms of Reference back; possible until they are agreed on.' })
export class WithdrawTermsOfReferenceInput {
  @Field(() => ID, { nullable: true, description: 'Required. Id or number.' }) termsOfReferenceId?: string | null;
  @Field(() => String, { nullable: true, description: 'Why, at most 10,000 characters.' }) comment?: string | null;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}
