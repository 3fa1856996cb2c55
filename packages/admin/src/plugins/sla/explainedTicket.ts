import type { ObligationKind } from '@reglament/schema';
import type { PromisedAnswer } from '@reglament/admin/kit';

/** What an explanation needs to know of a ticket. */
export interface ExplainedTicket {
  readonly id: string;
  readonly version: number;
  readonly sla: (PromisedAnswer & { readonly obligationId: string; readonly kind: ObligationKind; readonly answeredAt: string | null; readonly breachedAt: string | null }) | null;
}
type Promised = NonNullable<ExplainedTicket['sla']>;

/** How the promise ended (R4); an answer that is held for opening hours has yet to leave (§4.6). Null while it is owed. */
export const keptOf = ({ answeredAt, breachedAt, dueAt }: Pick<Promised, 'answeredAt' | 'breachedAt' | 'dueAt'>, now: number): 'met' | 'late' | 'willMeet' | 'willBeLate' | null => {
  if (answeredAt === null) return null;
  const inTime = breachedAt === null && new Date(answeredAt) <= new Date(dueAt);
  if (new Date(answeredAt).getTime() > now) return inTime ? 'willMeet' : 'willBeLate';
  return inTime ? 'met' : 'late';
};
