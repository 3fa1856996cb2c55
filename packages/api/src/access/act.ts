import { userErrorOf, type UserError } from '../platform/graphql/types.ts';
import { once } from '../platform/once.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { signedIn, type Context } from './context.ts';
import { requireRight, type RightName } from './rights.ts';
import { actorOf, type Viewer } from './viewer.ts';

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
  try {
    requireRight(viewer, act, context.locale);
    const { repeatable } = context;
    const { result } = await context.workshop.perform(actorOf(viewer), async (work) =>
      repeatable ? once(work, viewer.id, repeatable, () => verb(work, viewer)) : { result: await verb(work, viewer), eventIds: work.eventIds });
    if (context.placing) context.placing.position = await context.events.placed();
    return { ...result, userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.log.info({ act, code: error.code, field: error.field.join('.'), clause: error.clause, viewer: viewer.id, requestId: context.requestId }, 'act refused');
    return { result: null, userErrors: [userErrorOf(error, context.locale)], eventIds: [] };
  }
};
