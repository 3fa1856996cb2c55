import { writtenFault } from '@reglament/schema';
import { Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { standstillNow } from './standstill.ts';

@ObjectType({ simpleResolvers: true, description: 'Outgoing mail that stands still: letters are overdue, and none has left meanwhile (§4.2, §4.6).' })
export class OutgoingStandstillType {
  @Field(() => DateTime, { description: 'When the first of the letters should have left.' }) since!: Date;
  @Field(() => Int, { description: 'How many letters are overdue; those behind them are not counted.' }) letters!: number;
  @Field(() => ID, { description: 'The first of them.' }) letterId!: string;
  @Field(() => String, { nullable: true, description: 'What came of the last attempt with the first of them that was tried; null when none was.' }) said!: string | null;
}

@Resolver()
export class StandstillResolver {
  @Query(() => OutgoingStandstillType, { nullable: true, description: 'Whether outgoing mail stands still for as long as the setting MAIL_STANDSTILL_MINUTES says; null while letters leave or none waits.' })
  async outgoingStandstill(@Ctx() context: Context): Promise<OutgoingStandstillType | null> {
    allowed(context, 'mail.read');
    const found = await standstillNow(context.reader);
    return found && { since: found.since, letters: found.count, letterId: found.letterId, said: writtenFault(found.said, context.locale) };
  }
}
