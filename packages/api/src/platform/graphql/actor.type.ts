import { Field, ID, ObjectType } from 'type-graphql';
import { enumOfCodes } from './vocabulary.ts';

const actorKinds = ['STAFF', 'CONTACT', 'MACHINE', 'SYSTEM'] as const;
export const ActorKindEnum = enumOfCodes(actorKinds, 'ActorKind', 'Who did it: staff, a contact of the client, a partner’s system, or the desk itself.', {
  STAFF: 'A member of staff.',
  CONTACT: 'A person at the client.',
  MACHINE: 'A system with a key.',
  SYSTEM: 'The desk itself: a timer, the mail.',
});

@ObjectType('Actor', { simpleResolvers: true, description: 'Who did it, as recorded then.' })
export class ActorType {
  @Field(() => ActorKindEnum, { description: 'What kind of somebody it was.' }) kind!: (typeof actorKinds)[number];
  @Field(() => ID, { nullable: true, description: 'Of the staff member, contact or machine user; null for the desk itself.' }) id!: string | null;
  @Field(() => String, { description: 'The name as it was then.' }) name!: string;
}
