import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Mutation, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import type { Context } from '../access/context.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readOne } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import type { Work } from '../platform/work.ts';
import { cancelHeldLetter, releaseHeldLetter } from './heldBack.ts';
import type { OutgoingLetter } from './outgoingLetter.entity.ts';
import { outgoingLetterShape, OutgoingLetterType } from './outgoingLetter.type.ts';
import { sendLetterAgain } from './sendingAgain.ts';

@InputType({ description: 'A letter that is held back because the caps on replies are reached (§4.2).' })
abstract class HeldLetterInput {
  @Field(() => ID) letterId!: string;
  @Field(() => Boolean, { nullable: true, description: 'Every other held letter to the same address as well; false when it is empty.' }) allToAddress?: boolean | null;
}

@InputType({ description: 'It leaves after all.' })
class ReleaseHeldLetterInput extends HeldLetterInput {}

@InputType({ description: 'It never leaves; the request that it confirms stays.' })
class CancelHeldLetterInput extends HeldLetterInput {}

@InputType({ description: 'A letter that failed or came back leaves once more.' })
class SendLetterAgainInput {
  @Field(() => ID) letterId!: string;
}

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

  @Mutation(() => SendLetterAgainPayload, { description: 'Sends a letter again that failed or came back (§4.6): to the address of its contact today, of several to those that it did not reach; an answer in opening hours. Its task ends when a server has taken it.' })
  sendLetterAgain(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SendLetterAgainInput) input: SendLetterAgainInput) {
    return actOnLetter(context, info, (work) => sendLetterAgain(work, input));
  }
}
