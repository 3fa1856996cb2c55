import { LockMode } from '@mikro-orm/core';
import type { ObligationKind, Priority } from '@reglament/schema';
import { newId } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { calendarOfVersions, calendarVersionsOf, type RuleBook } from '../regulation/ruleBook.ts';
import { dueUnderCalendar } from './calendarChange.ts';
import { committed } from './commitment.ts';
import { dueOf } from './dueDate.ts';
import { enterLedger } from './ledger.ts';
import { stateOf } from './ledgerState.ts';
import { obstacleToNotRequired } from './notRequired.ts';
import { dueAfterPriorityChange } from './priorityChange.ts';
import { ResponseObligation } from './responseObligation.entity.ts';
import type { ResponseObligation as ObligationValues } from './responseObligation.ts';
import { atRiskAtOf } from './warnings.ts';

/** The obligation as the pure rules see it: instants as numbers. */
export const valuesOf = (obligation: ResponseObligation): ObligationValues => ({
  kind: obligation.kind,
  priority: obligation.priority,
  openedAt: obligation.openedAt.getTime(),
  startsAt: obligation.startsAt.getTime(),
  dueAt: obligation.dueAt.getTime(),
  answeredAt: obligation.answeredAt?.getTime() ?? null,
  breachedAt: obligation.breachedAt?.getTime() ?? null,
  notRequiredAt: obligation.notRequiredAt?.getTime() ?? null,
  mergedAt: obligation.mergedAt?.getTime() ?? null,
});

/** From when on the answer is at risk (R18): the first warning, or the due itself where there is none. */
export const warnAtOf = (book: RuleBook, times: { startsAt: number; dueAt: number; priority: Priority }): Date =>
  new Date(atRiskAtOf(book.calendar, book.parameters, times) ?? times.dueAt);

export interface NewObligation {
  ticketId: string;
  clientId: string;
  kind: ObligationKind;
  priority: Priority;
  /** Arrival of the message, epoch milliseconds. */
  openedAt: number;
  messageId: string;
}

/** Promises a reaction (§4.7, §4.12): start, due and outer limit by the version that the ticket was accepted under. */
export const openObligation = (work: Work, book: RuleBook, wanted: NewObligation): ResponseObligation => {
  const due = dueOf(book.calendar, book.parameters, wanted.openedAt, wanted.priority);
  const obligation = work.em.create(ResponseObligation, {
    id: newId(),
    ticketId: wanted.ticketId,
    clientId: wanted.clientId,
    kind: wanted.kind,
    priority: wanted.priority,
    openedAt: new Date(wanted.openedAt),
    messageId: wanted.messageId,
    startsAt: new Date(due.startsAt),
    dueAt: new Date(due.dueAt),
    outerLimitAt: new Date(due.outerLimitAt),
    warnAt: warnAtOf(book, { ...due, priority: wanted.priority }),
    provisional: due.provisional,
    regulationVersionId: book.versionId,
    calendarVersions: calendarVersionsOf(book, wanted.openedAt, due.outerLimitAt),
  });
  enterLedger(work, obligation, { change: 'OPENED' });
  return obligation;
};

/** The obligation that still waits for an answer (R6), locked so that the breach engine keeps off meanwhile. */
export const openObligationOf = (work: Work, ticketId: string): Promise<ResponseObligation | null> =>
  work.em.findOne(
    ResponseObligation,
    { ticketId, answeredAt: null, notRequiredAt: null, mergedAt: null },
    { orderBy: { openedAt: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );

/** An answer meets the obligation at the moment when it leaves (R5); after the due it does so late, and the breach is dated by the due (R4). */
export const meetObligation = (work: Work, obligation: ResponseObligation, answer: { leavesAt: number; answerId: string }): void => {
  obligation.answeredAt = new Date(answer.leavesAt);
  obligation.answerId = answer.answerId;
  enterLedger(work, obligation, { change: answer.leavesAt > work.now ? 'HELD' : 'MET' });
};

/** §4.6: the answer is held for another opening than before; its promise is met by the new moment (R5). Null while nothing was promised. */
export const holdAnew = async (work: Work, answer: { leavesAt: number; answerId: string }): Promise<ResponseObligation | null> => {
  const obligation = await work.em.findOne(ResponseObligation, { answerId: answer.answerId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!obligation) return null;
  const before = stateOf(obligation);
  obligation.answeredAt = new Date(answer.leavesAt);
  enterLedger(work, obligation, { change: 'HELD', before });
  return obligation;
};

/** R11: the promise by the newest calendar, also where a change of it has not come to this promise yet. */
const byNewestCalendar = (book: RuleBook, obligation: ResponseObligation, now: number): ObligationValues => {
  const values = valuesOf(obligation);
  const promisedBy = calendarOfVersions(book, obligation.calendarVersions);
  if (promisedBy === book.calendar) return values;
  const { startsAt, dueAt } = dueUnderCalendar(promisedBy, book.calendar, book.parameters, values, now);
  return { ...values, startsAt, dueAt };
};

/** The client changed the priority (R9, R10). A breached or ended obligation stays as it is. */
export const changeObligationPriority = (work: Work, book: RuleBook, obligation: ResponseObligation, priority: Priority): void => {
  const due = dueAfterPriorityChange(book.calendar, book.parameters, byNewestCalendar(book, obligation, work.now), priority, work.now);
  if (!due) return;
  const before = stateOf(obligation);
  obligation.priority = priority;
  obligation.startsAt = new Date(due.startsAt);
  obligation.dueAt = new Date(due.dueAt);
  obligation.outerLimitAt = new Date(due.outerLimitAt);
  obligation.provisional = due.provisional;
  obligation.warnAt = warnAtOf(book, { ...due, priority });
  obligation.calendarVersions = calendarVersionsOf(book, obligation.openedAt.getTime(), due.outerLimitAt);
  enterLedger(work, obligation, { change: 'PRIORITY_CHANGED', before });
};

/** R7: staff says with a reason that a follow-up needs no answer; impossible after its due. */
export const waiveObligation = (work: Work, obligation: ResponseObligation, reason: string): void => {
  const obstacle = obstacleToNotRequired(valuesOf(obligation), reason, work.now);
  if (obstacle === 'REASON_MISSING') throw refusal('REQUIRED_FIELD_MISSING', { field: ['reason'], clause: '4.12' });
  if (obstacle) throw refusal('ACT_NOT_POSSIBLE', { field: ['ticketId'], clause: '4.12', params: { status: obstacle } });
  obligation.notRequiredAt = work.at;
  const given = committed(reason.trim());
  obligation.notRequiredReason = given.text;
  obligation.notRequiredSalt = given.salt;
  enterLedger(work, obligation, { change: 'NOT_REQUIRED', reason: given });
};
