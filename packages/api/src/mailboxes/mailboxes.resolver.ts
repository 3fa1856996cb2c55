import type { MailboxFault } from '@reglament/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { clock } from '../platform/clock.ts';
import { activeOrderGoes, directoryConditions, DirectoryFilter, orderOf, PageArgs } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readAll, readConnection, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { faultSentence } from './connectionTest.ts';
import { MailboxConnection, mailboxShape, MailboxType } from './mailbox.type.ts';
import { givenUp, reportedAfterMilliseconds } from './mailboxState.ts';

const directory = { text: ['t.name', 't.host', 't.user_name'], active: 't.active', client: null };

const order = orderOf('Mailbox', { NAME: { sql: 't.name', type: 'text' }, ACTIVE: { sql: 't.active', type: 'boolean', deprecated: activeOrderGoes } }, [{ field: 'NAME', direction: 'ASC' }]);

@ArgsType()
class MailboxesArgs extends PageArgs {
  @Field(() => DirectoryFilter, { nullable: true }) filter?: DirectoryFilter | null;
  @Field(() => [order.Order], { nullable: true }) orderBy?: InstanceType<typeof order.Order>[] | null;
}

export const readMailbox = async (context: Context, id: string, selection: Selection): Promise<Shaped | null> =>
  isUuid(id) ? readOne(context.reader, mailboxShape, selection, new Conditions().where('t.id = ?', id)) : null;

/** Not read for ten minutes, for a fault that is known or because nobody is left who reads it; or lacks letters that its folder holds. */
const inTrouble = (now: number): Conditions =>
  new Conditions().where(`t.active and (t.failing_since <= ? or t.polled_at <= ? or t.letters_stored < t.letters_in_mailbox or exists (select from fetched_letter fetched join mailbox on mailbox.id = fetched.mailbox_id where mailbox.id = t.id and ${givenUp}))`, new Date(now - reportedAfterMilliseconds));

@Resolver(() => MailboxType)
export class MailboxesResolver {
  @Query(() => MailboxType, { nullable: true, description: 'One mailbox (§4.1).' })
  mailbox(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    allowed(context, 'mail.read');
    return readMailbox(context, id, selectionOf(info));
  }

  @Query(() => MailboxConnection, { description: 'The mailboxes of the desk, by name without another order.' })
  mailboxes(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => MailboxesArgs) { filter, orderBy, ...page }: MailboxesArgs): Promise<ConnectionResult> {
    allowed(context, 'mail.read');
    return readConnection(context.reader, { shape: mailboxShape, selection: selectionOf(info), conditions: directoryConditions(directory, filter), order: order.terms(orderBy), page });
  }

  @Query(() => [MailboxType], { description: 'Mailboxes that somebody has to look after: they were not read for ten minutes, or letters of their folder are not stored.' })
  mailboxesInTrouble(@Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Shaped[]> {
    allowed(context, 'mail.read');
    return readAll(context.reader, mailboxShape, selectionOf(info), inTrouble(clock.now()), 't.failing_since nulls last, t.name');
  }

  @FieldResolver(() => String, { nullable: true, description: 'What is wrong and what to do, in the language of the request; null while it can be read.' })
  faultSentence(@Root() { faultSentence: fault }: Shaped, @Ctx() context: Context): string | null {
    return faultSentence((fault ?? null) as MailboxFault | null, context.locale);
  }
}
