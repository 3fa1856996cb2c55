import type { SlaBoard, SlaBoardChanges, SlaBoardRow } from './sla.type.ts';

const figures = ['open', 'changesAt', 'breached', 'dueToday', 'awaitingAnswer', 'atRisk', 'compliance', 'complianceDays', 'regulationVersion', 'calendarYear'] as const satisfies readonly (keyof SlaBoard)[];

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The rows that are new or say something else, and their keys in order where that is another one. */
const listChanges = <Row, Key extends string | null>(before: readonly Row[], after: readonly Row[], keyOf: (row: Row) => Key): { rows: Row[]; order: Key[] | null } => {
  const known = new Map(before.map((row) => [keyOf(row), row]));
  const order = after.map(keyOf);
  return { rows: after.filter((row) => !same(known.get(keyOf(row)), row)), order: same(order, before.map(keyOf)) ? null : order };
};

/** The time that has passed for most of the promises that both boards show; 0 where they share none. */
const passedFor = (before: readonly SlaBoardRow[], after: readonly SlaBoardRow[]): number => {
  const left = new Map(before.map(({ obligationId, remainingWorkingSeconds }) => [obligationId, remainingWorkingSeconds]));
  const counts = new Map<number, number>();
  for (const { obligationId, remainingWorkingSeconds } of after) {
    const former = left.get(obligationId);
    if (former !== undefined) counts.set(former - remainingWorkingSeconds, (counts.get(former - remainingWorkingSeconds) ?? 0) + 1);
  }
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
};

/** §4.7: what changed from one board to another; `foldSlaBoard` of the contract makes the second of the first and this. */
export const boardChanges = (before: SlaBoard, after: SlaBoard): SlaBoardChanges => {
  const workingSecondsPassed = passedFor(before.next, after.next);
  const later = before.next.map((row): SlaBoardRow => Object.assign({}, row, { remainingWorkingSeconds: row.remainingWorkingSeconds - workingSecondsPassed }));
  const next = listChanges(later, after.next, ({ obligationId }) => obligationId);
  const load = listChanges(before.load, after.load, ({ staffId }) => staffId);
  return {
    asOf: after.asOf,
    cursor: after.cursor,
    workingSecondsPassed,
    figures: figures.every((name) => before[name] === after[name]) ? null : after,
    next: next.rows,
    nextOrder: next.order,
    load: load.rows,
    loadOrder: load.order,
    complianceByPriority: listChanges(before.complianceByPriority, after.complianceByPriority, ({ priority }) => priority).rows,
  };
};
