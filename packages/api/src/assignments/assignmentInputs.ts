import { Field, ID, InputType, Int } from 'type-graphql';
import { OnRecordInput, versionMeaning } from '../platform/graphql/recordInputs.ts';
import { DateOnly } from '../platform/graphql/scalars.ts';

@InputType()
export abstract class AssignmentInput {
  @Field(() => ID, { nullable: true, description: 'Required. An active member of staff.' }) specialistId?: string | null;
  @Field(() => ID, { nullable: true, description: 'An active member of staff other than the specialist.' }) deputyId?: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'First day; today (Moscow) when it is empty.' }) validFrom?: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'Last day, not before the first; open when it is empty.' }) validUntil?: string | null;
}

@InputType({ description: 'A specialist becomes responsible for a client (§1).' })
export class CreateAssignmentInput extends AssignmentInput {
  @Field(() => ID, { nullable: true, description: 'Required. The assignment stays with this client.' }) clientId?: string | null;
}

@InputType({ description: 'A change of an assignment: a field that is left out stays, null empties it.' })
export class UpdateAssignmentInput extends AssignmentInput implements OnRecordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}

@InputType({ description: 'An assignment to delete. One that was in force is better ended by its last day.' })
export class DeleteAssignmentInput extends OnRecordInput {}
