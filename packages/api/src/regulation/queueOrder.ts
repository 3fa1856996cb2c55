import type { Priority } from '@reglament/schema';
import type { QueueOrder } from './regulationParameters.ts';

/** The most urgent first (§4.7). */
export const urgency: Readonly<Record<Priority, number>> = { HIGH: 0, MEDIUM: 1, LOW: 2 };

/** By what the queue is ordered; what comes first decides, the next breaks ties, and the order of registration breaks the last. */
export type QueueTerm = 'DUE' | 'RECEIVED' | 'PRIORITY';

/**
 * §4.7: requests are worked through in the order of arrival, and the client's priority sets their terms. The default takes the
 * earliest due first, and last what owes nothing: inside one priority that is the order of arrival, across priorities no promise is
 * broken for an earlier letter.
 */
export const queueTerms: Readonly<Record<QueueOrder, readonly QueueTerm[]>> = {
  EARLIEST_DUE: ['DUE', 'RECEIVED'],
  STRICT_ARRIVAL: ['RECEIVED'],
  PRIORITY_THEN_ARRIVAL: ['PRIORITY', 'RECEIVED'],
};
