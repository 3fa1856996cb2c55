import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import { allowed, type Context } from '../access/context.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { ActPayload } from '../platform/graphql/types.ts';
import { readRows } from '../platform/reading/connection.ts';
import { mailboxInSql } from '../platform/text/mailboxOf.ts';
import { blockSender, unblockSender } from './blocking.ts';
import { BlockSenderPayload } from './quarantine.type.ts';
import { shownLetter } from './shownLetter.ts';

@ObjectType({ simpleResolvers: true, description: 'A stranger whose letters are kept and wait for nobody (§4.9).' })
export class BlockedSenderType {
  @Field(() => String, { description: 'An address without the label behind a plus, or a whole domain.' }) sender!: string;
  @Field(() => DateTime, { description: 'When it was blocked.' }) blockedAt!: Date;
  @Field(() => String, { description: 'Who blocked it.' }) blockedBy!: string;
  @Field(() => Int, { description: 'How many of its letters were put aside.' }) letters!: number;
}

@InputType({ description: 'Puts the sender of a letter aside (§4.9).' })
export class BlockSenderInput {
  @Field(() => ID) letterId!: string;
  @Field(() => Boolean, { nullable: true, description: 'True: everybody at the domain of the address; refused for domains where anybody can get an address.' }) wholeDomain?: boolean | null;
}

@InputType({ description: 'Hears a sender again.' })
export class UnblockSenderInput {
  @Field(() => String, { description: 'The address or domain, as `blockedSenders` names it.' }) sender!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What unblockSender answers.' })
class UnblockSenderPayload extends ActPayload {}

@Resolver()
export class BlockedSendersResolver {
  @Query(() => [BlockedSenderType], { description: 'Senders that staff blocked, the latest first.' })
  blockedSenders(@Ctx() context: Context): Promise<BlockedSenderType[]> {
    allowed(context, 'mail.read');
    return readRows<BlockedSenderType>(
      context.reader,
      `select sender, blocked_at as "blockedAt", blocked_by as "blockedBy",
         (select count(*)::int from incoming_letter letter where letter.reason = 'BLOCKED_SENDER' and (${mailboxInSql('letter.from_address')} = sender or letter.from_address = sender or split_part(letter.from_address, '@', 2) = sender)) as letters
       from blocked_sender order by blocked_at desc, sender limit 500`,
      [],
    );
  }

  @Mutation(() => BlockSenderPayload, { description: 'Letters of this stranger wait for nobody any longer: those that wait are put aside, later ones as they come. None is lost, and any can still be released. Senders that belong to a client are refused.' })
  async blockSender(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => BlockSenderInput) input: BlockSenderInput) {
    const { result, ...outcome } = await performAct(context, 'mail.release', async (work, viewer) => (await blockSender(work, viewer, input)).id);
    return { ...outcome, letter: await shownLetter(context, info, result) };
  }

  @Mutation(() => UnblockSenderPayload, { description: 'Letters of an address or domain wait for a person again from now on.' })
  async unblockSender(@Ctx() context: Context, @Arg('input', () => UnblockSenderInput) input: UnblockSenderInput): Promise<UnblockSenderPayload> {
    const { result: _, ...outcome } = await performAct(context, 'mail.release', (work) => unblockSender(work, input));
    return outcome;
  }
}
