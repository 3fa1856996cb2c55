import { Field, ID, InputType, Int } from 'type-graphql';
import type { OnRecord } from '../database/recordForAct.ts';

export const versionMeaning = 'The version on which the act rests; another one is refused with STALE_VERSION.';

export const newIdMeaning = 'The id that the record is to have, a UUID of version 4 or 7 of the caller’s making: the same sent again under it answers the same record and does nothing. ID_TAKEN where it names anything else. Ours when it is left out.';

/** Names the record that an act is about. */
@InputType()
export abstract class OnRecordInput implements OnRecord {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: versionMeaning }) expectedVersion?: number | null;
}
