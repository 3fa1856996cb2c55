import type { Role } from '@reglament/schema';
import { Field, ID, InputType, Int } from 'type-graphql';
import { OnRecordInput, versionMeaning } from '../platform/graphql/recordInputs.ts';
import type { Sent } from '../platform/input/fields.ts';
import { RoleEnum } from './staff.type.ts';
import type { staffFields } from './staffFields.ts';

@InputType()
abstract class StaffInput implements Sent<typeof staffFields> {
  @Field(() => String, { nullable: true, description: 'Required. Family name first; at most 200 characters.' }) name?: string | null;
  @Field(() => RoleEnum, { nullable: true, description: 'Required.' }) role?: Role | null;
  @Field(() => String, { nullable: true, description: 'At most 200 characters.' }) title?: string | null;
  @Field(() => String, { nullable: true, description: 'Required. Unique, kept in lower case; the name for signing in.' }) email?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True when it is empty. False for people who leave: their sessions end.' }) active?: boolean | null;
  @Field(() => String, { nullable: true, description: '12 to 200 characters; never readable. A new one ends the person’s sessions; without any the person cannot sign in.' }) password?: string | null;
}

@InputType({ description: 'A new member of staff (§1).' })
export class CreateStaffInput extends StaffInput {}

@InputType({ description: 'A change of a member of staff: a field that is left out stays, null empties it.' })
export class UpdateStaffInput extends StaffInput implements OnRecordInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}

@InputType({ description: 'A member of staff to delete. Somebody who did something here is made inactive instead.' })
export class DeleteStaffInput extends OnRecordInput {}
