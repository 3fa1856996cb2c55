import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { performAct } from '../access/act.ts';
import type { Context } from '../access/context.ts';
import type { IncomingLetter } from '../mail/incomingLetter.entity.ts';
import type { Work } from '../platform/work.ts';
import { putLetterAside, readLetterAgain } from './puttingAside.ts';
import {
  AcceptUnverifiedLetterInput, AcceptUnverifiedLetterPayload, PutLetterAsideInput, PutLetterAsidePayload, ReadLetterAgainInput, ReadLetterAgainPayload, ReleaseLetterInput, ReleaseLetterPayload,
  SetUnverifiedLetterAsideInput, SetUnverifiedLetterAsidePayload,
} from './quarantine.type.ts';
import { releaseLetter } from './release.ts';
import { shownLetter } from './shownLetter.ts';
import { acceptUnverifiedLetter, setUnverifiedLetterAside } from './unverified.ts';

const decide = async (context: Context, info: GraphQLResolveInfo, act: (work: Work) => Promise<IncomingLetter>) => {
  const { result, ...outcome } = await performAct(context, 'mail.release', async (work) => (await act(work)).id);
  return { ...outcome, letter: await shownLetter(context, info, result) };
};

@Resolver()
export class QuarantineResolver {
  @Mutation(() => ReleaseLetterPayload, { description: 'Accepts a letter that was kept aside: it becomes a request whose term runs from now on (§4.9, R14).' })
  releaseLetter(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReleaseLetterInput) input: ReleaseLetterInput) {
    return decide(context, info, (work) => releaseLetter(work, input));
  }

  @Mutation(() => AcceptUnverifiedLetterPayload, { description: 'Takes a letter into the ticket that it names, as a message of the client that owes an answer (§4.4, §4.9, R14). Its sender becomes no contact.' })
  acceptUnverifiedLetter(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AcceptUnverifiedLetterInput) input: AcceptUnverifiedLetterInput) {
    return decide(context, info, (work) => acceptUnverifiedLetter(work, input));
  }

  @Mutation(() => SetUnverifiedLetterAsidePayload, { description: 'Takes a letter away from the ticket that it names; it goes on waiting in the quarantine (§4.9).' })
  setUnverifiedLetterAside(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SetUnverifiedLetterAsideInput) input: SetUnverifiedLetterAsideInput) {
    return decide(context, info, (work) => setUnverifiedLetterAside(work, input));
  }

  @Mutation(() => PutLetterAsidePayload, { description: 'A letter that waits for a person, in the quarantine or because nobody can read it, waits no longer: it is kept as it came, with who decided and why, and can still be accepted. With `othersUpTo` the others of its sender that were shown, too. Other letters: ACT_NOT_POSSIBLE.' })
  putLetterAside(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => PutLetterAsideInput) input: PutLetterAsideInput) {
    return decide(context, info, (work) => putLetterAside(work, input));
  }

  @Mutation(() => ReadLetterAgainPayload, { description: 'A letter that could not be read is read once more; until that is done `beingReadAgain` is true. It counts from its arrival (R14). Letters that are readable, and those of which the desk has the headers alone: ACT_NOT_POSSIBLE.' })
  readLetterAgain(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReadLetterAgainInput) input: ReadLetterAgainInput) {
    return decide(context, info, (work) => readLetterAgain(work, input));
  }
}
