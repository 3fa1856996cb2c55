import { newId } from '../platform/identity.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { calendarVersionsOf, type RuleBook } from '../regulation/ruleBook.ts';
import { dueOf } from './dueDate.ts';
import { enterLedger } from './ledger.ts';
import { stateOf } from './ledgerState.ts';
import { wholeTermOf } from './mergingActs.ts';
import { valuesOf, warnAtOf } from './obligationActs.ts';
import { ResponseObligation } from './responseObligation.entity.ts';
import { dueOfItsOwn, outcomeOfSplit, type SplitMessages, type WaitingMessage } from './splitting.ts';

/** The term of a waiting message that gets a promise of its own, counted from its own arrival (R17). */
const termOfMessage = (book: RuleBook, governing: ResponseObligation, message: WaitingMessage) => {
  const { priority } = governing;
  const due = dueOfItsOwn(dueOf(book.calendar, book.parameters, message.arrivedAt, priority), valuesOf(governing));
  return {
    openedAt: new Date(message.arrivedAt), messageId: message.id, priority,
    startsAt: new Date(due.startsAt), dueAt: new Date(due.dueAt), outerLimitAt: new Date(due.outerLimitAt),
    warnAt: warnAtOf(book, { ...due, priority }),
    provisional: book.calendar.isProvisional(message.arrivedAt, due.dueAt),
    regulationVersionId: book.versionId,
    calendarVersions: calendarVersionsOf(book, message.arrivedAt, due.outerLimitAt),
  };
};

/** A split as the promises see it. */
export interface PromisedSplit extends Omit<SplitMessages, 'governingId'> {
  freshTicketId: string;
  /** Under which identifier the new request has a message that goes: another one where it is a copy. */
  carriedId: (id: string) => string;
}

/** The promises of both requests after a split; null where nothing is owed. */
export interface SplitPromises {
  former: ResponseObligation | null;
  fresh: ResponseObligation | null;
}

/**
 * R17 (§4.4): what waits and is split off is owed by the new request from its original start; what is left is owed by the former one.
 * @param governing the open promise of the former request, locked
 * @throws the refusal SPLIT_BROKEN_PROMISE when the due that would go over has passed: it stays broken where it was made (R4)
 */
export const splitObligation = (work: Work, book: RuleBook, governing: ResponseObligation, { goes, stays, freshTicketId, carriedId }: PromisedSplit): SplitPromises => {
  const outcome = outcomeOfSplit({ goes, stays, governingId: governing.messageId ?? null });
  if (outcome.fresh === 'NOTHING') return { former: governing, fresh: null };
  const term = outcome.fresh === 'WHOLE' ? wholeTermOf(governing) : termOfMessage(book, governing, outcome.fresh);
  if (term.dueAt.getTime() < work.now) throw refusal('SPLIT_BROKEN_PROMISE', { field: ['messageIds'] });
  const fresh = work.em.create(ResponseObligation, { id: newId(), ticketId: freshTicketId, clientId: governing.clientId ?? null, kind: 'FIRST', ...term, messageId: term.messageId ? carriedId(term.messageId) : null });
  enterLedger(work, fresh, { change: 'OPENED', details: { fromId: governing.id } });
  if (outcome.former === 'KEPT') return { former: governing, fresh };
  const before = stateOf(governing);
  if (outcome.former === 'ENDED') governing.mergedAt = work.at;
  else Object.assign(governing, termOfMessage(book, governing, outcome.former));
  enterLedger(work, governing, { change: 'SPLIT_OFF', before, details: { intoId: fresh.id } });
  return { former: outcome.former === 'ENDED' ? null : governing, fresh };
};
