import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { readRows } from '../platform/reading/connection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { MailboxType } from './mailbox.type.ts';
import { givenUp } from './mailboxState.ts';

@ObjectType({ simpleResolvers: true, description: 'A letter that lies in a mailbox and that its server did not hand out three times (§4.1). It is tried again by `checkMailbox` and once a day.' })
export class GivenUpLetterType {
  @Field(() => Int, { description: 'Its number in the folder.' }) uid!: number;
  @Field(() => DateTime, { nullable: true, description: 'When the mailbox took it.' }) arrivedAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'Its size by the word of the server, in bytes.' }) bytes!: number | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was last tried.' }) failedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What went wrong, in the words of the server or of the desk’s log.' }) said!: string | null;
}

@Resolver(() => MailboxType)
export class GivenUpLettersResolver {
  @FieldResolver(() => [GivenUpLetterType], { description: 'Letters of the folder that could not be taken, the earliest first; at most 50.' })
  lettersGivenUp(@Root() { id }: Shaped, @Ctx() context: Context): Promise<GivenUpLetterType[]> {
    allowed(context, 'mail.read');
    return readRows<GivenUpLetterType>(
      context.reader,
      `select fetched.uid::int as uid, fetched.arrived_at as "arrivedAt", least(fetched.bytes, 2147483647)::int as bytes, fetched.failed_at as "failedAt", fetched.said
       from fetched_letter fetched join mailbox on mailbox.id = fetched.mailbox_id where mailbox.id = $1 and ${givenUp} order by fetched.arrived_at nulls last, fetched.uid limit 50`,
      [id],
    );
  }
}
