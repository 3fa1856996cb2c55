import type { IncomingLetterOutcome } from '@reglament/schema';
import type { Ticket } from '../tickets/ticket.entity.ts';
import type { LetterReason } from './letterReason.ts';

/** Where a letter ended. */
export interface Placement {
  outcome: IncomingLetterOutcome;
  reason: LetterReason | null;
  /** The request that it became, joined or repeats. */
  ticket: Ticket | null;
  /** The message that it became. */
  messageId: string | null;
}
