import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { StaffType } from '../staff/staff.type.ts';
import type { Figures } from './teamLoad.ts';

@ObjectType({ simpleResolvers: true, description: 'What one of the staff has in hand now.' })
export class PersonLoad implements Figures {
  @Field(() => StaffType, { description: 'Whoever may answer clients and works here; `absence` tells who is away today.' }) staff!: Shaped;
  @Field(() => Int, { description: 'Tickets of this person that have not ended.' }) open!: number;
  @Field(() => Int, { description: 'An answer is owed and due today, not yet past.' }) dueToday!: number;
  @Field(() => Int, { description: 'An answer is owed, its first warning has come and its due has not (R18).' }) atRisk!: number;
  @Field(() => Int, { description: 'An answer is owed and its due has passed.' }) overdue!: number;
  @Field(() => Int, { description: 'Answers to clients that the person wrote today.' }) answeredToday!: number;
  @Field(() => DateTime, { nullable: true, description: 'Since when the oldest unanswered message to this person waits; null when nobody waits.' }) oldestWaitingSince!: string | null;
}
