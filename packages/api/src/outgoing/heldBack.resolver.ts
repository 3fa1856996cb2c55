import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Mutation, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import type { Context } from '../access/context.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readOne } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Work } from '../platform/work.ts';
import { dismissLetter } from './attending.ts';
import { cancelHeldLetter, releaseHeldLetter } from './heldBack.ts';
import type { OutgoingLetter } from './outgoingLetter.entity.ts';
import { outgoingLetterShape, OutgoingLetterType } from './outgoingLetter.type.ts';
import { sendLetterAgain } from './sendingAgain.ts';

@InputType({ description: 'A letter that is held back because the caps on replies are reached (§4.2).' })
abstract class HeldLetterInput {
  @Field(() => ID) letterId!: string;
  @Field(() => Boolean, { nullable: true, description: 'Every other letter held by then to the same mailbox as well, whatever label stands behind a plus in its address: a hundred with this act, the others right after it, a hundred at a time. Given for a letter that is held no more, the others are meant.' }) allToAddress?: boolean | null;
}

@InputType({ description: 'It leaves after all.' })
class ReleaseHeldLetterInput extends HeldLetterInput {}

@InputType({ description: 'It never leaves; the request that it confirms stays.' })
class CancelHeldLetterInput extends HeldLetterInput {}

@InputType({ description: 'A letter that failed or came back, from one of its addresses at least, leaves once more.' })
class SendLetterAgainInput {
  @Field(() => ID) letterId!: string;
}

@InputType({ description: 'Staff are done with a letter that did not arrive.' })
class DismissLetterInput {
  @Field(() => ID) letterId!: string;
}

const DismissLetterPayload = payloadOf('DismissLetter', 'letter', () => OutgoingLetterType);
const SendLetterAgainPayload = payloadOf('SendLetterAgain', 'letter', () => OutgoingLetterType);
const ReleaseHeldLetterPayload = payloadOf('ReleaseHeldLetter', 'letter', () => OutgoingLetterType);
const CancelHeldLetterPayload = payloadOf('CancelHeldLetter', 'letter', () => OutgoingLetterType);

const actOnLetter = async (context: Context, info: GraphQLResolveInfo, verb: (work: Work) => Promise<OutgoingLetter>) => {
  const { result, ...outcome } = await performAct(context, 'mail.release', async (work) => (await verb(work)).id);
  return { ...outcome, letter: result ? await readOne(context.reader, outgoingLetterShape, selectionOf(info, 'letter'), new Conditions().where('t.id = ?', result)) : null };
};

@Resolver()
export class HeldBackResolver {
  @Mutation(() => ReleaseHeldLetterPayload, { description: 'Sends a confirmation that was held back because so many had gone to its address, its domain or at all (§4.2).' })
  releaseHeldLetter(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReleaseHeldLetterInput) input: ReleaseHeldLetterInput) {
    return actOnLetter(context, info, (work) => releaseHeldLetter(work, input));
  }

  @Mutation(() => CancelHeldLetterPayload, { description: 'Cancels a confirmation that was held back: somebody wrote in that person’s name. The request stays.' })
  cancelHeldLetter(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CancelHeldLetterInput) input: CancelHeldLetterInput) {
    return actOnLetter(context, info, (work) => cancelHeldLetter(work, input));
  }

  @Mutation(() => SendLetterAgainPayload, { description: 'Sends a letter again that failed or came back (§4.6), be it from some of its addresses: to those that it did not reach, each as its contact has it today; an answer in opening hours. Its task ends when a server has taken it.' })
  sendLetterAgain(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SendLetterAgainInput) input: SendLetterAgainInput) {
    return actOnLetter(context, info, (work) => sendLetterAgain(work, input));
  }

  @Mutation(() => DismissLetterPayload, { description: 'Staff are done with a letter that did not arrive and is no task of its ticket (R16): it no longer counts as one about which somebody has to do something. What a client waits for ends by `confirmAnswerDelivered`, an answer, or its delivery.' })
  dismissLetter(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DismissLetterInput) input: DismissLetterInput) {
    return actOnLetter(context, info, (work) => dismissLetter(work, input));
  }
}
