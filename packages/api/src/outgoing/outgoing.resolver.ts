import { writtenFault } from '@reglament/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { allowed, type Context } from '../access/context.ts';
import { idOrNumber } from '../platform/database/recordForAct.ts';
import { PageArgs } from '../platform/graphql/lists.ts';
import { isUuid, withoutNul } from '../platform/identity.ts';
import { Conditions, likePattern } from '../platform/reading/conditions.ts';
import { readConnection, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { mailboxInSql, mailboxOf } from '../platform/text/mailboxOf.ts';
import { toAttend } from './attending.ts';
import { OutgoingLetterConnection, OutgoingLetterFilter, outgoingLetterShape, OutgoingLetterType, RefusedAddressType } from './outgoingLetter.type.ts';
import type { RefusedAddress } from './transport.ts';

const conditionsOf = (filter: OutgoingLetterFilter | null | undefined): Conditions => {
  const conditions = new Conditions()
    .whereGiven('t.id = any(?::uuid[])', filter?.ids?.filter(isUuid))
    .whereGiven('t.status = any(?::text[])', filter?.status)
    .whereGiven('t.news = ?', filter?.news);
  if (filter?.to) conditions.where('t.to_address = ?', withoutNul(filter.to));
  if (filter?.toInbox) conditions.where(`${mailboxInSql('t.to_address')} = ?`, mailboxOf(withoutNul(filter.toInbox)));
  if (filter?.ticketId) conditions.where(...ofTicket(filter.ticketId));
  if (filter?.toAttend != null) conditions.where(filter.toAttend ? toAttend('t') : `not ${toAttend('t')}`);
  const text = filter?.text?.trim();
  if (text) conditions.where('t.to_address ilike ? or t.subject ilike ? or t.body ilike ?', likePattern(text));
  return conditions;
};

/** The condition that a row belongs to a ticket, by its id or its number. */
export const ofTicket = (named: string): [sql: string, value: string] => {
  const key = idOrNumber(named);
  return 'id' in key ? ['t.ticket_id = ?', key.id] : ['t.ticket_id = (select id from ticket where number = ?)', key.number];
};

@ArgsType()
class OutgoingLettersArgs extends PageArgs {
  @Field(() => OutgoingLetterFilter, { nullable: true }) filter?: OutgoingLetterFilter | null;
}

@Resolver(() => OutgoingLetterType)
export class OutgoingResolver {
  @Query(() => OutgoingLetterType, { nullable: true, description: 'One letter from the desk.' })
  async outgoingLetter(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    allowed(context, 'mail.read');
    return isUuid(id) ? readOne(context.reader, outgoingLetterShape, selectionOf(info), new Conditions().where('t.id = ?', id)) : null;
  }

  @Query(() => OutgoingLetterConnection, { description: 'Letters from the desk, the newest first. A page holds at most 100.' })
  outgoingLetters(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => OutgoingLettersArgs) { filter, ...page }: OutgoingLettersArgs): Promise<ConnectionResult> {
    allowed(context, 'mail.read');
    return readConnection(context.reader, {
      shape: outgoingLetterShape,
      selection: selectionOf(info),
      conditions: conditionsOf(filter),
      order: [{ sql: 't.created_at', direction: 'DESC', type: 'timestamptz' }],
      page,
    });
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why the last attempt failed, or why it could not be sent at all.' })
  lastError(@Root() letter: Shaped, @Ctx() context: Context): string | null {
    const { lastError } = letter;
    return writtenFault(typeof lastError === 'string' ? lastError : null, context.locale);
  }

  @FieldResolver(() => [RefusedAddressType], { description: 'Addresses that did not take it, each with the reason; it may have arrived at the others. Empty where the whole failed for one reason (`lastError`).' })
  refused(@Root() letter: Shaped, @Ctx() context: Context): RefusedAddressType[] {
    const refused = Array.isArray(letter['refused']) ? (letter['refused'] as RefusedAddress[]) : [];
    return refused.map(({ address, said }) => ({ address, said: writtenFault(said || null, context.locale) }));
  }
}
