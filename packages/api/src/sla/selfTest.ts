import type { Priority } from '@reglament/schema';
import type { WorkCalendar } from '../calendar/workCalendar.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import { dueOf } from './dueDate.ts';

/** One published case: a request, and when its term begins and ends. */
export interface SlaVector {
  readonly id: string;
  readonly receivedAt: string;
  readonly priority: Priority;
  readonly startsAt: string;
  readonly dueAt: string;
}

/** A case on which this installation counts otherwise. Instants are epoch milliseconds. */
export interface FailedVector {
  readonly id: string;
  readonly startsAt: number;
  readonly dueAt: number;
  readonly expectedStartsAt: number;
  readonly expectedDueAt: number;
}

/** R1–R3 (§4.6, §4.7): counts published cases with the engine that promises answers. Gives those on which it differs. */
export const failedVectors = (calendar: WorkCalendar, parameters: RegulationParameters, vectors: readonly SlaVector[]): FailedVector[] =>
  vectors
    .map(({ id, receivedAt, priority, ...expected }) => {
      const { startsAt, dueAt } = dueOf(calendar, parameters, Date.parse(receivedAt), priority);
      return { id, startsAt, dueAt, expectedStartsAt: Date.parse(expected.startsAt), expectedDueAt: Date.parse(expected.dueAt) };
    })
    .filter((one) => one.startsAt !== one.expectedStartsAt || one.dueAt !== one.expectedDueAt);
