import { Field, ID, ObjectType } from 'type-graphql';
import { enumOfCodes } from './vocabulary.ts';

const actorKinds = ['STAFF', 'CONTACT', 'MACHINE', 'SYSTEM'] as const;
export const ActorKindEnum = enumOfCodes(actorKinds, 'ActorKind', 'Who did it: staff, a contact of the client, a partner’s system, or the desk itself.');

@ObjectType('Actor', { simpleResolvers: true, description: 'Who did it, as recorded then.' })
export class ActorType {
  @Field(() => ActorKindEnum) kind!: (typeof actorKinds)[number];
  @Field(() => ID, { nullable: true, description: 'Of the staff member, contact or machine user; null for the desk itself.' }) id!: string | null;
  @Field(() => String) name!: string;
}
