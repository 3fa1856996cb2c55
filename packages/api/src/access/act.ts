import { GraphQLError } from 'graphql';
import { userErrorOf, type UserError } from '../platform/graphql/types.ts';
import { once, rememberFailure } from '../platform/once.ts';
import { refusal, Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { signedIn, type Context } from './context.ts';
import { requireRight, type RightName } from './rights.ts';
import { actorOf, clientReadingOf, type Viewer } from './viewer.ts';

export interface ActOutcome<T> {
  result: T | null;
  userErrors: UserError[];
  eventIds: string[];
}

/**
 * Carries out an act for the viewer: asks for the right, does the verb in one transaction, and turns a refusal into
 * user errors. A refused act leaves nothing behind but one line in the log. Under an idempotency key it is done once.
 */
export const performAct = async <T>(context: Context, act: RightName, verb: (work: Work, viewer: Viewer) => Promise<T>): Promise<ActOutcome<T>> => {
  const viewer = signedIn(context);
  const { repeatable } = context;
  const ordinal = repeatable ? repeatable.begun++ : 0;
  if (repeatable) repeatable.failedBefore = null;
  try {
    requireRight(viewer, act, context.locale);
    const { result } = await context.workshop.performFor(clientReadingOf(viewer), actorOf(viewer), async (work) =>
      repeatable ? once(work, viewer.id, repeatable, ordinal, () => verb(work, viewer)) : { result: await verb(work, viewer), eventIds: work.eventIds });
    if (context.placing) context.placing.place = await context.events.placed();
    return { ...result, userErrors: [] };
  } catch (error) {
    const refused = error instanceof Refusal ? error : await failedAgain(context, viewer, ordinal, error);
    if (context.noticing) context.noticing.staleId = refused.details.staleId ?? null;
    context.log.info({ act, code: refused.code, field: refused.field.join('.'), clause: refused.clause, viewer: viewer.id, requestId: context.requestId }, 'act refused');
    return { result: null, userErrors: [userErrorOf(refused, context.locale)], eventIds: [] };
  }
};

/**
 * What becomes of a fault under an idempotency key: the first is remembered and stays a fault, so its caller tries again; of a second
 * one the caller is told in words for machines that trying on is of no use for now.
 * @throws the fault
 */
const failedAgain = async ({ repeatable, workshop, log, requestId }: Context, viewer: Viewer, ordinal: number, fault: unknown): Promise<Refusal> => {
  if (!repeatable || fault instanceof GraphQLError) throw fault;
  if (repeatable.failedBefore === null) {
    await rememberFailure(workshop, viewer.id, repeatable, ordinal, requestId);
    throw fault;
  }
  log.error({ requestId, failedBefore: repeatable.failedBefore, error: fault instanceof Error ? { name: fault.name, message: fault.message, stack: fault.stack } : String(fault) }, 'act failed again');
  return refusal('IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED', { params: { requestId: repeatable.failedBefore } });
};
