import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { batched } from '../access/batched.ts';
import { allowed, type Context } from '../access/context.ts';
import { ofTicket } from '../outgoing/outgoing.resolver.ts';
import { PageArgs } from '../platform/graphql/lists.ts';
import { isUuid } from '../platform/identity.ts';
import { Conditions, likePattern } from '../platform/reading/conditions.ts';
import { readConnection, readOne, type ConnectionResult } from '../platform/reading/connection.ts';
import { selectionOf, type Selection } from '../platform/reading/selection.ts';
import type { Shaped } from '../platform/reading/shape.ts';
import { ForwardedLetter, forwardedOf } from './forwardedLetter.type.ts';
import { IncomingLetterConnection, IncomingLetterFilter, incomingLetterShape, IncomingLetterType } from './incomingLetter.type.ts';
import { othersWaitingOf, SenderClient, senderClientsOf } from './senderClient.type.ts';
import { letterTextOf } from './shownText.ts';
import { writtenReason } from './letterReason.ts';

/** A letter that nobody has decided about yet is a matter of moments and not shown. */
export const decidedOnly = (conditions: Conditions): Conditions => conditions.where('t.outcome is not null');
const decided = (): Conditions => decidedOnly(new Conditions());

const conditionsOf = (filter: IncomingLetterFilter | null | undefined): Conditions => {
  const conditions = decided()
    .whereGiven('t.id = any(?::uuid[])', filter?.ids?.filter(isUuid))
    .whereGiven('t.outcome = any(?::text[])', filter?.outcome)
    .whereGiven('t.authentication = any(?::text[])', filter?.authentication);
  if (filter?.ticketId) conditions.where(...ofTicket(filter.ticketId));
  if (filter?.newestOfSender)
    conditions.where(`t.outcome <> 'QUARANTINED' or t.from_address is null or t.reason = 'STAFF_SENDER' or not exists (
      select from incoming_letter later where later.outcome = 'QUARANTINED' and later.from_address = t.from_address and (later.received_at, later.id) > (t.received_at, t.id))`);
  const text = filter?.text?.trim();
  if (text) conditions.where('t.from_address ilike ? or t.from_name ilike ? or t.subject ilike ?', likePattern(text));
  return conditions;
};

const clientsOfSenders = {};
const othersOfSenders = {};

const readLetter = async (context: Context, id: string, selection: Selection): Promise<Shaped | null> =>
  isUuid(id) ? readOne(context.reader, incomingLetterShape, selection, decided().where('t.id = ?', id)) : null;

@ArgsType()
class IncomingLettersArgs extends PageArgs {
  @Field(() => IncomingLetterFilter, { nullable: true }) filter?: IncomingLetterFilter | null;
}

@Resolver(() => IncomingLetterType)
export class MailResolver {
  @Query(() => IncomingLetterType, { nullable: true, description: 'One letter that reached the desk.' })
  incomingLetter(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo): Promise<Shaped | null> {
    allowed(context, 'mail.read');
    return readLetter(context, id, selectionOf(info));
  }

  @Query(() => String, { nullable: true, description: 'What a letter says, in plain text as its request would show it; its first 50,000 characters. For whoever decides whether to accept it (§4.9). LETTER_IS_BEING_READ when that takes longer than anybody waits: ask again a little later.' })
  async incomingLetterText(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<string | null> {
    allowed(context, 'mail.read');
    return isUuid(id) ? letterTextOf(context.reader, id, context.locale) : null;
  }

  @Query(() => IncomingLetterConnection, { description: 'Letters that reached the desk, the newest first. A page holds at most 100.' })
  incomingLetters(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Args(() => IncomingLettersArgs) { filter, ...page }: IncomingLettersArgs): Promise<ConnectionResult> {
    allowed(context, 'mail.read');
    return readConnection(context.reader, {
      shape: incomingLetterShape,
      selection: selectionOf(info),
      conditions: conditionsOf(filter),
      order: [{ sql: 't.received_at', direction: 'DESC', type: 'timestamptz' }],
      page,
    });
  }

  @FieldResolver(() => ForwardedLetter, { nullable: true, description: 'Who wrote it, where a colleague passed it on and its text says so (§4.1); a proposal for `releaseLetter`. Null for all other letters.' })
  forwardedFrom(@Root() letter: Shaped, @Ctx() context: Context): Promise<ForwardedLetter | null> {
    return forwardedOf(context.reader, letter);
  }

  @FieldResolver(() => SenderClient, { nullable: true, description: 'To which client its address belongs; null when it is nobody’s, and for what a colleague passed on.' })
  async senderClient(@Root() { id }: Shaped, @Ctx() context: Context): Promise<SenderClient | null> {
    return (await batched(context, clientsOfSenders, String(id), (ids) => senderClientsOf(context.reader, ids))) ?? null;
  }

  @FieldResolver(() => Int, { description: 'How many other letters of the same address wait in the quarantine; 0 for a letter that does not wait there.' })
  async othersWaiting(@Root() { id }: Shaped, @Ctx() context: Context): Promise<number> {
    return (await batched(context, othersOfSenders, String(id), (ids) => othersWaitingOf(context.reader, ids))) ?? 0;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why, for a person; null when it was simply registered or joined.' })
  reason(@Root() letter: Shaped, @Ctx() context: Context): string | null {
    const { reason } = letter;
    return writtenReason(typeof reason === 'string' ? reason : null, context.locale);
  }
}
