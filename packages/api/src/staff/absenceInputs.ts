import type { AbsenceKind } from '@reglament/schema';
import { Field, ID, InputType } from 'type-graphql';
import { OnRecordInput } from '../platform/graphql/recordInputs.ts';
import { DateOnly } from '../platform/graphql/scalars.ts';
import type { AbsenceFields } from './absenceActs.ts';
import { AbsenceKindEnum } from './absence.type.ts';

@InputType({ description: 'Somebody will be away (§1).' })
export class RecordAbsenceInput implements AbsenceFields {
  @Field(() => ID, { nullable: true, description: 'Who; oneself when it is empty. For others only those who lead.' }) staffId?: string | null;
  @Field(() => AbsenceKindEnum, { description: 'Why the person is away.' }) kind!: AbsenceKind;
  @Field(() => DateOnly, { description: 'First day; it may be past.' }) beginsOn!: string;
  @Field(() => DateOnly, { description: 'Last day, included: today or later, not before the first.' }) endsOn!: string;
  @Field(() => ID, { nullable: true, description: 'An active member of staff who stands in; without one those count whom the assignments name.' }) deputyId?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 500 characters; the desk sees it.' }) note?: string | null;
}

@InputType({ description: 'An absence that ends early, or will not be.' })
export class EndAbsenceInput extends OnRecordInput {}
