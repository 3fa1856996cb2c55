import { Field, ID, InputType, Int } from 'type-graphql';
import type { OnRecord } from '../database/recordForAct.ts';

export const versionMeaning = 'The version on which the act rests; another one is refused with STALE_VERSION.';

/** Names the record that an act is about. */
@InputType()
export abstract class OnRecordInput implements OnRecord {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}
