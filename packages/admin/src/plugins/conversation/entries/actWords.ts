import { closingReasons, handoverStates, postponementReasons, priorities, priorityProposalStates, type Locale, type Vocabulary } from '@reglament/schema';
import { formatDay, formatInstant, formatWorkingTime } from '@reglament/admin/kit';
import { detailsIn } from './requestDetails.ts';
import { factOf, type TimelineEntry } from '../timeline.ts';

const word = (vocabulary: Vocabulary, code: string | null, locale: Locale): string => (code === null ? '' : vocabulary[code]?.[locale] ?? code).toLocaleLowerCase(locale);

/** A warning by what of the term is used, or by what is left of it (R18). */
const warningWords = (entry: TimelineEntry, locale: Locale, at: string): { key: string; args: Record<string, string> } => {
  const percent = factOf(entry, 'percentUsed');
  if (percent !== null) return { key: 'warnedPercent', args: { percent, at } };
  return { key: 'warnedLeft', args: { left: formatWorkingTime(Number(factOf(entry, 'workingMinutesLeft') ?? 0) * 60, locale), at } };
};

const decisionKeys: Readonly<Record<string, string>> = { POSTPONED: 'postponed', REFUSED: 'refused', REVIEW_DUE: 'reviewDue' };
/** What was decided by §4.13, why, and when it comes up again. */
const decisionWords = (entry: TimelineEntry, locale: Locale): { key: string; args: Record<string, string> } => {
  const reviewOn = factOf(entry, 'reviewOn');
  return { key: decisionKeys[entry.type] ?? 'other', args: { reason: word(postponementReasons, factOf(entry, 'reason'), locale), day: reviewOn === null ? '' : formatDay(reviewOn, locale), author: entry.author.name } };
};

const choiceKeys: Readonly<Record<string, string>> = { DEPUTY: 'deputy', COMMON_QUEUE: 'noDeputy', LEAST_LOADED: 'leastLoadedFor' };
const unfitKeys: Readonly<Record<string, string>> = { NOBODY_HERE: 'nobodyHere', ALL_AT_CAP: 'allAtCap' };
/**
 * Why a request is with a deputy, with whoever owes least, or with nobody (§1): the specialist is away until a day, or has left; nobody
 * is here, or everybody owes as much as the desk's setting allows. Null when there is nothing to say.
 */
export const choiceWords = (entry: TimelineEntry, locale: Locale): { key: string; args: Record<string, string | number> } | null => {
  const [chosen, insteadOf, until, unfit] = ['chosen', 'insteadOf', 'absentUntil', 'unfit'].map((name) => factOf(entry, name));
  const key = choiceKeys[chosen ?? ''];
  const args = { name: factOf(entry, 'assigneeName') ?? '', insteadOf: insteadOf ?? '', author: entry.author.name, smart_count: Number(factOf(entry, 'promises') ?? 0) };
  if (unfit) return { key: unfitKeys[unfit] ?? 'other', args };
  if (chosen === 'LEAST_LOADED' && !insteadOf) return { key: 'leastLoaded', args };
  if (!key || !insteadOf) return null;
  return until ? { key, args: { ...args, day: formatDay(until, locale) } } : { key: `${key}Left`, args };
};

/** A notice of the desk that did not arrive (R16). */
const noticeWords = (entry: TimelineEntry): { key: string; args: Record<string, string> } => {
  const [letter, to, error] = [factOf(entry, 'letterName') ?? '', factOf(entry, 'to') ?? '', factOf(entry, 'error') ?? ''];
  return { key: entry.delivery === 'RETURNED' ? 'noticeReturned' : to === '' ? 'noticeToNobody' : 'noticeFailed', args: { letter, to, error } };
};

const waitingKeys: Readonly<Record<string, string>> = { HELD: 'confirmationHeld', WAITING: 'confirmationWaits', CANCELLED: 'confirmationCancelled' };
/** Whether the client has the confirmation (§4.2), and why not. */
const confirmationWords = (entry: TimelineEntry): { key: string; args: Record<string, string> } => {
  const [to, error] = [factOf(entry, 'to') ?? '', factOf(entry, 'error') ?? ''];
  if (entry.delivery === 'SENT') return { key: 'confirmation', args: {} };
  const waits = entry.delivery === null ? undefined : waitingKeys[entry.delivery];
  if (waits) return { key: waits, args: {} };
  return { key: entry.delivery === 'RETURNED' ? 'confirmationReturned' : to === '' ? 'confirmationToNobody' : 'confirmationFailed', args: { to, error } };
};

/** The message key of an act and what its sentence needs. */
export const actWords = (entry: TimelineEntry, locale: Locale, now: number): { key: string; args: Record<string, string | number> } => {
  const fact = (name: string): string => factOf(entry, name) ?? '';
  const at = factOf(entry, 'dueAt') === null ? '' : formatInstant(fact('dueAt'), locale, 'short', now);
  const assignee = fact('assigneeName');
  const author = entry.author.name;
  switch (entry.type) {
    case 'REGISTERED': return { key: at ? 'registered' : 'registeredOnly', args: { priority: word(priorities, factOf(entry, 'priority'), locale), at } };
    case 'DETAILS_ADDED': return { key: 'detailsAdded', args: { fields: detailsIn(fact('added'), locale), author } };
    case 'TAKEN': return { key: 'taken', args: { name: assignee || author } };
    case 'OVERTAKEN': return { key: 'overtaken', args: { smart_count: Number(fact('overtaken')), head: fact('headNumber') } };
    case 'ASSIGNED': return choiceWords(entry, locale) ?? { key: assignee === '' ? 'unassigned' : assignee === author ? 'assigned' : 'assignedBy', args: { name: assignee, author } };
    case 'PRIORITY_CHANGED': return { key: at ? 'priorityWithDue' : 'priority', args: { from: word(priorities, factOf(entry, 'previous'), locale), to: word(priorities, factOf(entry, 'priority'), locale), at, author } };
    case 'CLOSED': return { key: 'closed', args: { reason: word(closingReasons, factOf(entry, 'reason'), locale), author } };
    case 'AT_RISK': return warningWords(entry, locale, at);
    case 'BREACHED': return { key: factOf(entry, 'kind') === 'FOLLOW_UP' ? 'breachedFollowUp' : 'breached', args: { at } };
    case 'NOT_REQUIRED': return { key: 'notRequired', args: { reason: fact('reason'), author } };
    case 'MERGED': return { key: 'merged', args: { merged: fact('mergedNumber'), survivor: fact('survivorNumber'), author } };
    case 'LINKED': return { key: 'linked', args: { other: fact('otherNumber'), author } };
    case 'UNLINKED': return { key: 'unlinked', args: { other: fact('otherNumber'), author } };
    case 'SPLIT': return { key: 'split', args: { former: fact('formerNumber'), fresh: fact('freshNumber'), author } };
    case 'EXCUSED': return { key: 'excused', args: { reason: fact('reason'), author } };
    case 'NOT_DELIVERED': return factOf(entry, 'letter') === 'CONFIRMATION' ? { key: 'confirmationFailed', args: { to: fact('to'), error: fact('error') } } : { key: fact('to') === '' ? 'notDeliveredToAnybody' : 'notDelivered', args: { to: fact('to'), error: fact('error') } };
    case 'DELIVERED_OTHERWISE': return { key: 'deliveredOtherwise', args: { reason: fact('reason'), author } };
    case 'ANSWER_WITHDRAWN': return { key: 'answerWithdrawn', args: { author } };
    case 'REOPENED': return factOf(entry, 'reason') === null ? { key: 'reopened', args: { author } } : { key: 'reopenedBy', args: { reason: fact('reason'), author } };
    case 'POSTPONED': case 'REFUSED': case 'REVIEW_DUE': return decisionWords(entry, locale);
    case 'HANDED_OVER': return { key: 'handedOver', args: { author } };
    case 'HANDOVER_UPDATED': return { key: fact('release') === '' ? 'handover' : 'handoverIn', args: { state: word(handoverStates, factOf(entry, 'state'), locale), release: fact('release'), author } };
    case 'RETURNED': return { key: fact('reason') === '' ? 'returned' : 'returnedBecause', args: { reason: fact('reason'), author } };
    case 'PRIORITY_PROPOSED': return { key: 'priorityProposed', args: { from: word(priorities, factOf(entry, 'present'), locale), to: word(priorities, factOf(entry, 'priority'), locale), reason: fact('reason'), author } };
    case 'PROPOSAL_SETTLED': return { key: 'proposalSettled', args: { priority: word(priorities, factOf(entry, 'priority'), locale), state: word(priorityProposalStates, factOf(entry, 'state'), locale), author } };
    case 'WATCHED': case 'UNWATCHED': return { key: `${entry.type === 'WATCHED' ? 'watched' : 'unwatched'}${fact('staffName') === author ? '' : 'By'}`, args: { name: fact('staffName'), author } };
    case 'REMINDED': case 'SILENT': return { key: entry.type === 'REMINDED' ? 'reminded' : 'silent', args: { at: formatInstant(fact('askedAt'), locale, 'short', now) } };
    case 'NOTICE_NOT_DELIVERED': return noticeWords(entry);
    case 'CONFIRMATION': return confirmationWords(entry);
    default: return { key: 'other', args: { type: entry.type } };
  }
};
