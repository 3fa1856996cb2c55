import type { FeatureRequestStatus } from '@reglament/schema';
import { Field, ID, InputType, Int } from 'type-graphql';
import { newIdMeaning, versionMeaning } from '../platform/graphql/recordInputs.ts';
import { FeatureRequestStatusEnum } from './featureRequest.type.ts';

@InputType({ description: 'A wish (§3.12).' })
export class SubmitFeatureRequestInput {
  @Field(() => ID, { nullable: true, description: newIdMeaning }) id?: string | null;
  @Field(() => String, { nullable: true, description: 'What the caller’s own system calls the wish, at most 200 characters; unique for the client. Sent again it answers the wish that is there: a benefit, a product or a ticket that it lacked is filled in, what was said stays (SAID_OTHERWISE).' }) externalId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The client; may be left out when a ticket is named or the key acts for one client.' }) clientId?: string | null;
  @Field(() => String, { nullable: true, description: 'Required. At most 500 characters.' }) title?: string | null;
  @Field(() => String, { nullable: true, description: 'Required. What should be different, at most 100,000 characters.' }) text?: string | null;
  @Field(() => String, { nullable: true, description: 'What the client gains by it, at most 10,000 characters.' }) benefit?: string | null;
  @Field(() => ID, { nullable: true, description: 'The product that should be better.' }) productId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Id or number of the client’s ticket from which it came.' }) ticketId?: string | null;
}

@InputType({ description: 'A client’s voice for a wish.' })
export class SupportFeatureRequestInput {
  @Field(() => ID, { nullable: true, description: 'Required. Id or number of the wish.' }) featureRequestId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Whose voice; may be left out when the key acts for one client.' }) clientId?: string | null;
}

@InputType({ description: 'A decision about a wish.' })
export class DecideFeatureRequestInput {
  @Field(() => ID, { nullable: true, description: 'Required. Id or number of the wish.' }) featureRequestId?: string | null;
  @Field(() => FeatureRequestStatusEnum, { description: 'Where it goes.' }) status!: FeatureRequestStatus;
  @Field(() => String, { nullable: true, description: 'For the client, at most 10,000 characters; required to decline.' }) comment?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 200 characters; required for INCLUDED_IN_RELEASE, possible for PLANNED.' }) release?: string | null;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}
