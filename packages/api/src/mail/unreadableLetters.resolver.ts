import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Mutation, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import type { Context } from '../access/context.ts';
import { payloadOf } from '../platform/graphql/types.ts';
import { Conditions } from '../platform/reading/conditions.ts';
import { readOne } from '../platform/reading/connection.ts';
import { selectionOf } from '../platform/reading/selection.ts';
import { incomingLetterShape, IncomingLetterType } from './incomingLetter.type.ts';
import { putLetterAside, readLetterAgain } from './puttingAside.ts';

@InputType({ description: 'Puts a letter that waits for a person aside for good (§4.9).' })
export class PutLetterAsideInput {
  @Field(() => ID) letterId!: string;
  @Field(() => String, { description: 'Why, for colleagues; at most 1,000 characters.' }) why!: string;
}

@InputType({ description: 'Has a letter read once more that could not be read (§4.9).' })
export class ReadLetterAgainInput {
  @Field(() => ID) letterId!: string;
}

const PutLetterAsidePayload = payloadOf('PutLetterAside', 'letter', () => IncomingLetterType);
const ReadLetterAgainPayload = payloadOf('ReadLetterAgain', 'letter', () => IncomingLetterType);

const letterOf = (context: Context, info: GraphQLResolveInfo, id: string | null) =>
  id === null ? null : readOne(context.reader, incomingLetterShape, selectionOf(info, 'letter'), new Conditions().where('t.id = ?', id));

@Resolver()
export class UnreadableLettersResolver {
  @Mutation(() => PutLetterAsidePayload, { description: 'A letter that waits for a person, in the quarantine or because nobody can read it, waits no longer: it is kept as it came, with who decided and why, and can still be accepted. Other letters: ACT_NOT_POSSIBLE.' })
  async putLetterAside(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PutLetterAsideInput) input: PutLetterAsideInput) {
    const { result, ...outcome } = await performAct(context, 'mail.release', async (work) => (await putLetterAside(work, input)).id);
    return { ...outcome, letter: await letterOf(context, info, result) };
  }

  @Mutation(() => ReadLetterAgainPayload, { description: 'A letter that could not be read is read once more; until that is done `beingReadAgain` is true. It counts from its arrival (R14). Letters that are readable, and those of which the desk has the headers alone: ACT_NOT_POSSIBLE.' })
  async readLetterAgain(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReadLetterAgainInput) input: ReadLetterAgainInput) {
    const { result, ...outcome } = await performAct(context, 'mail.release', async (work) => (await readLetterAgain(work, input)).id);
    return { ...outcome, letter: await letterOf(context, info, result) };
  }
}
