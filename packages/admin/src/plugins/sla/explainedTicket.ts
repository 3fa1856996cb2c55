import type { ObligationKind } from '@reglament/schema';
import type { PromisedAnswer } from '@reglament/admin/kit';

/** What an explanation needs to know of a ticket. */
export interface ExplainedTicket {
  readonly id: string;
  readonly sla: (PromisedAnswer & { readonly obligationId: string; readonly kind: ObligationKind; readonly answeredAt: string | null; readonly breachedAt: string | null }) | null;
}
