import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { performAct } from '../access/act.ts';
import { actOnRecord, deleteRecord, type RecordKind } from '../access/recordActs.ts';
import { ChangeMailboxPayload, CheckMailboxPayload, ConnectMailboxPayload, RemoveMailboxPayload, TryMailboxPayload } from './mailbox.type.ts';
import { askForMailboxCheck, changeMailbox, connectMailbox, removeMailbox } from './mailboxActs.ts';
import { clause } from './mailboxFields.ts';
import { accessOf, faultSentence, testConnection } from './connectionTest.ts';
import { readMailbox } from './mailboxes.resolver.ts';
import { ChangeMailboxInput, CheckMailboxInput, ConnectMailboxInput, RemoveMailboxInput, TryMailboxInput } from './mailboxInputs.ts';

const mailboxes: RecordKind<'mailbox'> = { subject: 'mailbox', clause, read: readMailbox };

@Resolver()
export class MailboxActsResolver {
  @Mutation(() => ConnectMailboxPayload, { description: 'Has the desk take letters from one more mailbox (§4.1).' })
  connectMailbox(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ConnectMailboxInput) input: ConnectMailboxInput) {
    return actOnRecord(context, info, mailboxes, 'mailboxes.keep', (work) => connectMailbox(work, input));
  }

  @Mutation(() => ChangeMailboxPayload, { description: 'Changes, pauses or resumes a mailbox.' })
  changeMailbox(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ChangeMailboxInput) input: ChangeMailboxInput) {
    return actOnRecord(context, info, mailboxes, 'mailboxes.keep', (work) => changeMailbox(work, input));
  }

  @Mutation(() => RemoveMailboxPayload, { description: 'Removes a mailbox from which no letters were taken, and answers it as it last was; otherwise IN_USE.' })
  removeMailbox(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => RemoveMailboxInput) input: RemoveMailboxInput) {
    return deleteRecord(context, info, mailboxes, 'mailboxes.keep', input.id, (work) => removeMailbox(work, input));
  }

  @Mutation(() => CheckMailboxPayload, { description: 'Has the mailbox looked into now and held against what is stored; the outcome stands in `reconciledAt` and the two counts a moment later.' })
  checkMailbox(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CheckMailboxInput) input: CheckMailboxInput) {
    return actOnRecord(context, info, mailboxes, 'mailboxes.keep', (work) => askForMailboxCheck(work, input));
  }

  @Mutation(() => TryMailboxPayload, { description: 'Opens a mailbox as it stands in a form, changes nothing, and says whether it can be read.' })
  async tryMailbox(@Ctx() context: Context, @Arg('input', () => TryMailboxInput) input: TryMailboxInput): Promise<TryMailboxPayload> {
    // the server of the mailbox may be slow: no transaction waits for it
    // nothing is changed, and what it answers holds a password: no key may keep that
    const { result, ...outcome } = await performAct({ ...context, repeatable: null }, 'mailboxes.keep', (work) => accessOf(work, input));
    const test = result ? await testConnection(result) : null;
    return { ...outcome, test: test && { ...test, sentence: faultSentence(test.fault, context.locale) } };
  }
}
