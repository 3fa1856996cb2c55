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
import { ForwardedLetter, forwardedOf, replyToOf } from './forwardedLetter.type.ts';
import { IncomingLetterConnection, IncomingLetterFilter, incomingLetterShape, IncomingLetterType } from './incomingLetter.type.ts';
import { SenderClient, senderClientsOf } from './senderClient.type.ts';
import { letterTextOf } from './shownText.ts';
import { waitingGroupsOf, waitsInGroup, type WaitingGroup } from './waitingGroup.ts';
import { writtenReason } from './letterReason.ts';

/** A letter that nobody has decided about yet is a matter of moments and not shown. */
export const decidedOnly = (conditions: Conditions): Conditions => conditions.where('t.outcome is not null');
const decided = (): Conditions => decidedOnly(new Conditions());

const matching = (conditions: Conditions, filter: IncomingLetterFilter | null | undefined): Conditions => {
  decidedOnly(conditions)
    .whereGiven('t.id = any(?::uuid[])', filter?.ids?.filter(isUuid))
    .whereGiven('t.outcome = any(?::text[])', filter?.outcome)
    .whereGiven('t.authentication = any(?::text[])', filter?.authentication);
  if (filter?.ticketId) conditions.where(...ofTicket(filter.ticketId));
  const from = filter?.from?.trim().toLowerCase();
  if (from) conditions.where('t.from_address = ?', from);
  const text = filter?.text?.trim();
  if (text) conditions.where('t.from_address ilike ? or t.from_name ilike ? or t.subject ilike ?', likePattern(text));
  return conditions;
};

/** Decision 0114: of one address and one proof the newest of those that match, found by one walk: compared with each other they take minutes in a burst. */
const conditionsOf = (filter: IncomingLetterFilter | null | undefined): Conditions => {
  const conditions = matching(new Conditions(), filter);
  if (!filter?.newestOfSender) return conditions;
  const waiting = matching(new Conditions(conditions.values), filter).where(waitsInGroup('t'));
  return conditions.where(`not (${waitsInGroup('t')}) or t.id in (
    select distinct on (t.from_address, t.authentication) t.id from incoming_letter t ${waiting.sql} order by t.from_address, t.authentication, t.received_at desc, t.id desc)`);
};

const clientsOfSenders = {};
const groupsOfLetters = {};
const groupOf = (context: Context, { id }: Shaped): Promise<WaitingGroup | undefined> => batched(context, groupsOfLetters, String(id), (ids) => waitingGroupsOf(context.reader, ids));

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

  @FieldResolver(() => String, { nullable: true, description: 'Where the letter asks for answers (`Reply-To`), when that is not the address of its sender; several with commas between them. Nothing proves it and nothing is sent there by it (§4.9).' })
  replyTo(@Root() letter: Shaped, @Ctx() context: Context): Promise<string | null> {
    return replyToOf(context.reader, letter);
  }

  @FieldResolver(() => SenderClient, { nullable: true, description: 'To which client its address belongs; null when it is nobody’s, and for what a colleague passed on.' })
  async senderClient(@Root() { id }: Shaped, @Ctx() context: Context): Promise<SenderClient | null> {
    return (await batched(context, clientsOfSenders, String(id), (ids) => senderClientsOf(context.reader, ids))) ?? null;
  }

  @FieldResolver(() => Int, { description: 'How many other letters of the same address and the same `authentication` wait in the quarantine; 0 for a letter that does not wait there.' })
  async othersWaiting(@Root() letter: Shaped, @Ctx() context: Context): Promise<number> {
    return (await groupOf(context, letter))?.others ?? 0;
  }

  @FieldResolver(() => ID, { nullable: true, description: 'Which of it and of those that `othersWaiting` counts came to wait last: `othersUpTo` of `putLetterAside` for whoever was shown that many. Null for a letter that does not wait in the quarantine.' })
  async lastWaitingId(@Root() letter: Shaped, @Ctx() context: Context): Promise<string | null> {
    return (await groupOf(context, letter))?.lastId ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why, for a person; null when it was simply registered or joined.' })
  reason(@Root() letter: Shaped, @Ctx() context: Context): string | null {
    const { reason } = letter;
    return writtenReason(typeof reason === 'string' ? reason : null, context.locale);
  }
}
