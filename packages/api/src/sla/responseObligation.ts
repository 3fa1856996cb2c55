import type { ObligationKind, Priority } from '@reglament/schema';

/** What became of a promised reaction, as instants (epoch milliseconds); null where it did not happen. */
export interface ObligationTimes {
  readonly startsAt: number;
  readonly dueAt: number;
  readonly answeredAt: number | null;
  /** The recorded breach: always the due instant, whenever it was noticed (R4). */
  readonly breachedAt?: number | null;
  readonly notRequiredAt: number | null;
  readonly mergedAt: number | null;
}

/** A promised reaction as the rules see it (§4.7, §4.12). */
export interface ResponseObligation extends ObligationTimes {
  readonly kind: ObligationKind;
  readonly priority: Priority;
  /** Arrival of the client's message that opened it. */
  readonly openedAt: number;
}

/** When the obligation ended, by whichever act came first; null while an answer is still owed. */
export const endOf = ({ answeredAt, notRequiredAt, mergedAt }: ObligationTimes): number | null => {
  const ends = [answeredAt, notRequiredAt, mergedAt].filter((at) => at !== null);
  return ends.length === 0 ? null : Math.min(...ends);
};

/** Whether an answer is still owed, in time or late. */
export const isOpenObligation = (times: ObligationTimes): boolean => endOf(times) === null;
