import type { Priority } from '@reglament/schema';
import type { QueueOrder } from './regulationParameters.ts';

/** What the queue needs to know of a request. */
export interface QueuedRequest {
  /** Due instant of the promised reaction, epoch milliseconds; null when nothing is owed. */
  readonly dueAt: number | null;
  /** Arrival, epoch milliseconds. */
  readonly arrivedAt: number;
  readonly priority: Priority;
  /** Order of registration: decides between requests that arrived in the same millisecond. */
  readonly sequence: number;
}

/** The most urgent first (§4.7). */
export const urgency: Readonly<Record<Priority, number>> = { HIGH: 0, MEDIUM: 1, LOW: 2 };

const byArrival = (a: QueuedRequest, b: QueuedRequest): number => a.arrivedAt - b.arrivedAt || a.sequence - b.sequence;

const byDue = (a: QueuedRequest, b: QueuedRequest): number => {
  if (a.dueAt === b.dueAt) return 0;
  if (a.dueAt === null) return 1;
  return b.dueAt === null ? -1 : a.dueAt - b.dueAt;
};

const comparators: Readonly<Record<QueueOrder, (a: QueuedRequest, b: QueuedRequest) => number>> = {
  EARLIEST_DUE: (a, b) => byDue(a, b) || byArrival(a, b),
  STRICT_ARRIVAL: byArrival,
  PRIORITY_THEN_ARRIVAL: (a, b) => urgency[a.priority] - urgency[b.priority] || byArrival(a, b),
};

/**
 * §4.7: requests are worked through in the order of arrival, and the client's priority sets their terms. The default takes the
 * earliest due first: inside one priority that is the order of arrival, across priorities no promise is broken for an earlier letter.
 */
export const queueOrderOf = (order: QueueOrder): ((a: QueuedRequest, b: QueuedRequest) => number) => comparators[order];
