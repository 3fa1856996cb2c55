import { obligationKinds, standings, type ObligationKind, type Priority, type Standing } from '@reglament/schema';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { dayKinds, type DayKind } from '../calendar/dayKind.ts';
import { clock } from '../platform/clock.ts';
import { Cursor, DateOnly, DateTime } from '../platform/graphql/scalars.ts';
import { Node } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape, Shaped } from '../platform/reading/shape.ts';
import { PriorityEnum } from '../regulation/regulation.type.ts';
import { ruleBookOf } from '../regulation/ruleBook.ts';
import { standingOf } from './standing.ts';

export const ObligationKindEnum = enumType(obligationKinds, 'ObligationKind', 'Which message of the client a promised reaction answers.');
export const StandingEnum = enumType(standings, 'Standing', 'How a promised reaction stands now.');
export const DayKindEnum = enumType(dayKinds, 'DayKind', 'What kind of day it is in the production calendar (§4.6).');

@InputType({ description: 'A request that has not come yet.' })
export class SlaPreviewInput {
  @Field(() => DateTime, { description: 'Arrival at the desk (R14).' }) receivedAt!: Date;
  @Field(() => PriorityEnum, { description: 'Chooses the term (§4.7).' }) priority!: Priority;
}

@ObjectType({ simpleResolvers: true, description: 'What would be promised for a request (§4.6, §4.7).' })
export class SlaPreview {
  @Field(() => DateTime, { description: 'When the term begins to run: the arrival, or the next opening (R2).' }) startsAt!: number;
  @Field(() => DateTime, { description: 'When the answer is due (R1, R3).' }) dueAt!: number;
  @Field(() => DateTime, { description: 'Closing of the n-th working day after the start; never before the due (R20).' }) outerLimitAt!: number;
  @Field(() => Boolean, { description: 'The term touches a year whose calendar is a forecast (R21).' }) provisional!: boolean;
}

@InputType({ description: 'A stretch of time.' })
export class IntervalInput {
  @Field(() => DateTime, { description: 'Its beginning.' }) from!: Date;
  @Field(() => DateTime, { description: 'Not before `from`.' }) to!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'Whether the desk is open, and until when (§4.6).' })
export class WorkingHoursNow {
  @Field(() => DateTime, { description: 'The clock of the server.' }) now!: number;
  @Field(() => Boolean, { description: 'Whether it is open now.' }) open!: boolean;
  @Field(() => DateTime, { description: 'The next closing while open, the next opening while closed.' }) changesAt!: number;
  @Field(() => String, { description: 'Local opening time, HH:MM.' }) opensAt!: string;
  @Field(() => String, { description: 'Local closing time, HH:MM.' }) closesAt!: string;
  @Field(() => String, { description: 'IANA name.' }) timeZone!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A stretch of working time that was counted.' })
export class ExplainedInterval {
  @Field(() => DateTime, { description: 'Its beginning.' }) from!: number;
  @Field(() => DateTime, { description: 'Its end.' }) to!: number;
  @Field(() => Int, { description: 'Its length.' }) seconds!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A day of the term: what was counted on it, or why nothing was.' })
export class ExplainedDay {
  @Field(() => DateOnly, { description: 'The day, in the desk’s zone.' }) date!: string;
  @Field(() => DayKindEnum, { description: 'Why it counts or does not.' }) kind!: DayKind;
  @Field(() => String, { nullable: true, description: 'Name of the holiday or of the move, in the language of the request.' }) name!: string | null;
  @Field(() => [ExplainedInterval], { description: 'Stretches that were counted; empty for a day that was skipped.' }) intervals!: ExplainedInterval[];
  @Field(() => Int, { description: 'Working time that was counted on it, seconds.' }) countedSeconds!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Why an answer is due when it is: checkable with a pencil (R20).' })
export class Explanation {
  @Field(() => Int, { description: 'Working time that the term of the priority stands for (§4.7).' }) termWorkingSeconds!: number;
  @Field(() => Int, { description: 'Sum over the days; another than the term where the due was cut (R9), graced (R11) or is the closing of a day: `sentences` say which.' }) countedWorkingSeconds!: number;
  @Field(() => Int, { description: 'Working days that the term of the priority stands for.' }) workingDays!: number;
  @Field(() => PriorityEnum, { description: 'The priority by which it is counted.' }) priority!: Priority;
  @Field(() => DateTime, { description: 'When the term begins to run: the arrival, or the next opening (R2).' }) startsAt!: number;
  @Field(() => DateTime, { description: 'When the answer is due (R1, R3).' }) dueAt!: number;
  @Field(() => DateTime, { description: 'Closing of the n-th working day after the start; never before the due (R20).' }) outerLimitAt!: number;
  @Field(() => [String], { description: 'Clauses on which it rests.' }) clauses!: string[];
  @Field(() => String, { description: 'Number of the version of the regulation by which it is counted (§2.4).' }) regulationVersion!: string;
  @Field(() => [String], { description: 'For example `2026 v1`.' }) calendarVersions!: string[];
  @Field(() => [ExplainedDay], { description: 'Every day of the term, skipped ones too.' }) days!: ExplainedDay[];
  @Field(() => String, { nullable: true, description: 'Why the sum differs from the whole term, in the language of the request; null where it does not, or could not.' }) difference!: string | null;
  @Field(() => [String], { description: 'The same in words, in the language of the request: step by step, day by day.' }) sentences!: string[];
  @Field(() => Boolean, { description: 'True: the term touches a year whose calendar is a forecast (R21).' }) provisional!: boolean;
}

@ObjectType('ResponseObligation', { implements: Node, simpleResolvers: true, description: 'One promised reaction (§4.7, §4.12): an answer owed to one message of the client. Nothing else is called the SLA.' })
export class ResponseObligationType extends Node {
  @Field(() => ObligationKindEnum, { description: 'Whether it is the first answer or a later one (§4.12).' }) kind!: ObligationKind;
  @Field(() => PriorityEnum, { description: 'The priority that set the term (§4.7).' }) priority!: Priority;
  @Field(() => DateTime, { description: 'Arrival of the message that waits.' }) openedAt!: string;
  @Field(() => DateTime, { description: 'When the term began to run: the arrival, or the next opening (R2).' }) startsAt!: string;
  @Field(() => DateTime, { description: 'When the answer is due (R1, R3).' }) dueAt!: string;
  @Field(() => DateTime, { description: 'Closing of the n-th working day after the start; never before the due (R20).' }) outerLimitAt!: string;
  @Field(() => DateTime, { nullable: true, description: 'When our answer left, or will leave while it is held (R5).' }) answeredAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'The due itself, whenever it was noticed (R4).' }) breachedAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When staff said that no answer is required (R7).' }) notRequiredAt!: string | null;
  @Field(() => String, { nullable: true, description: 'Why none is required.' }) notRequiredReason!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When a lead excused the breach, which stays (R11).' }) excusedAt!: string | null;
  @Field(() => String, { nullable: true, description: 'Why the breach was excused.' }) excusedReason!: string | null;
  @Field(() => StandingEnum, { description: 'How it stands now.' }) standing!: Standing;
  @Field(() => Boolean, { description: 'True: the term touches a year whose calendar is a forecast (R21).' }) provisional!: boolean;
  @Field(() => String, { description: 'Clause of the promise.' }) clause!: string;
}

@ObjectType('TicketSla', { simpleResolvers: true, description: 'The promise that governs a ticket now: the open obligation, else the latest.' })
export class TicketSlaType {
  @Field(() => ID, { description: 'UUID of the promise, for `obligation(id)`.' }) obligationId!: string;
  @Field(() => ObligationKindEnum, { description: 'Whether it is the first answer or a later one (§4.12).' }) kind!: ObligationKind;
  @Field(() => DateTime, { description: 'When the term began to run (R2).' }) startsAt!: string;
  @Field(() => DateTime, { description: 'When the answer is due (§4.7).' }) dueAt!: string;
  @Field(() => DateTime, { nullable: true, description: 'When our answer left, or will leave while it is held (R5); null while it is owed.' }) answeredAt!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'The due, if it passed without an answer (R4).' }) breachedAt!: string | null;
  @Field(() => StandingEnum, { description: 'How it stands now.' }) standing!: Standing;
  @Field(() => Boolean, { description: 'True: the term touches a year whose calendar is a forecast (R21).' }) provisional!: boolean;
  @Field(() => Int, { description: 'Working time left until the due; negative when overdue; 0 when nothing is owed.' }) remainingWorkingSeconds!: number;
}

/** An instant of a row: PostgreSQL's text, or null. */
export const instant = (value: unknown): number | null => (typeof value === 'string' ? Date.parse(value) : null);
const required = (value: unknown): number => instant(value) ?? 0;

/** When a promise of a row began, is due and ended. */
export const timesOf = (row: Shaped) => ({
  startsAt: required(row['startsAt']),
  dueAt: required(row['dueAt']),
  answeredAt: instant(row['answeredAt']),
  breachedAt: instant(row['breachedAt']),
  notRequiredAt: instant(row['notRequiredAt']),
  mergedAt: instant(row['mergedAt']),
});

/** Working seconds until the due; negative when it has passed; 0 when an answer is no longer owed. */
export const remainingWorkingSeconds = (row: Shaped, now: number): number => {
  const times = timesOf(row);
  if (times.answeredAt !== null || times.notRequiredAt !== null || times.mergedAt !== null) return 0;
  const { calendar } = ruleBookOf(String(row['regulationVersionId']));
  const left =
    now <= times.dueAt
      ? calendar.workingMillisecondsBetween(Math.max(now, times.startsAt), times.dueAt)
      : -calendar.workingMillisecondsBetween(times.dueAt, now);
  return Math.trunc(left / 1000);
};

const columns = {
  id: '@.id', kind: '@.kind', priority: '@.priority', ticketId: '@.ticket_id', openedAt: '@.opened_at', startsAt: '@.starts_at', dueAt: '@.due_at',
  outerLimitAt: '@.outer_limit_at', warnAt: '@.warn_at', provisional: '@.provisional', answeredAt: '@.answered_at', breachedAt: '@.breached_at',
  notRequiredAt: '@.not_required_at', notRequiredReason: '@.not_required_reason', excusedAt: '@.excused_at', excusedReason: '@.excused_reason', mergedAt: '@.merged_at',
  regulationVersionId: '@.regulation_version_id', calendarVersions: '@.calendar_versions', obligationId: '@.id',
};

const clauseOf = (row: Shaped): string => (row['kind'] === 'FIRST' ? '4.7' : '4.12');

/** Fields of a promise that are worked out from the others, as of a moment. */
export const derivedAt = (row: Shaped, at: number): Shaped => ({ standing: standingOf(timesOf(row), instant(row['warnAt']), at), clause: clauseOf(row) });

const ends = ['startsAt', 'dueAt', 'answeredAt', 'breachedAt', 'notRequiredAt', 'mergedAt'];

export const obligationShape: Shape = {
  table: 'response_obligation',
  columns,
  derived: {
    standing: { needs: [...ends, 'warnAt'], from: (row) => standingOf(timesOf(row), instant(row['warnAt']), clock.now()) },
    remainingWorkingSeconds: { needs: [...ends, 'regulationVersionId'], from: (row) => remainingWorkingSeconds(row, clock.now()) },
    clause: { needs: ['kind'], from: clauseOf },
  },
};

/** What the field resolver of `explanation` needs of its obligation. */
export const explanationNeeds = ['kind', 'priority', 'openedAt', 'startsAt', 'dueAt', 'outerLimitAt', 'regulationVersionId', 'calendarVersions'];

@ObjectType({ simpleResolvers: true, description: 'A promise on the board.' })
export class SlaBoardRow {
  @Field(() => ID, { description: 'UUID of the promise.' }) obligationId!: string;
  @Field(() => ID, { description: 'UUID of the ticket.' }) ticketId!: string;
  @Field(() => String, { description: 'Number of the ticket.' }) number!: string;
  @Field(() => String, { description: 'Subject of the ticket.' }) subject!: string;
  @Field(() => String, { nullable: true, description: 'Whose it is; null for the common queue.' }) assigneeName!: string | null;
  @Field(() => PriorityEnum, { description: 'The priority of the promise.' }) priority!: Priority;
  @Field(() => DateTime, { description: 'When the answer is due.' }) dueAt!: string;
  @Field(() => StandingEnum, { description: 'How the promise stands.' }) standing!: Standing;
  @Field(() => Int, { description: 'Working time left until the due; negative when overdue.' }) remainingWorkingSeconds!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a specialist owes; the row without a name is the common queue.' })
export class SlaBoardLoad {
  @Field(() => ID, { nullable: true, description: 'UUID of the person; null for the common queue.' }) staffId!: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the person; null for the common queue.' }) name!: string | null;
  @Field(() => Int, { description: 'Overdue answers.' }) breached!: number;
  @Field(() => Int, { description: 'Answers at risk.' }) atRisk!: number;
  @Field(() => Int, { description: 'Owed answers that are not at risk.' }) onTime!: number;
}

@ObjectType({ simpleResolvers: true, description: 'How many promises of a priority were kept.' })
export class SlaBoardCompliance {
  @Field(() => PriorityEnum, { description: 'The priority.' }) priority!: Priority;
  @Field(() => Int, { description: 'Promises that were kept.' }) met!: number;
  @Field(() => Int, { description: 'Promises that were kept or broken.' }) total!: number;
  @Field(() => Float, { nullable: true, description: 'Share of met promises, 0–100; null when there were none.' }) percent!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'The single figures of the board.' })
export class SlaBoardFigures {
  @Field(() => Boolean, { description: 'Whether the desk is open now (§4.6).' }) open!: boolean;
  @Field(() => DateTime, { description: 'Next closing or opening.' }) changesAt!: number;
  @Field(() => Int, { description: 'Owed and past the due.' }) breached!: number;
  @Field(() => Int, { description: 'Owed and due today, not yet past.' }) dueToday!: number;
  @Field(() => Int, { description: 'Owed at all.' }) awaitingAnswer!: number;
  @Field(() => Int, { description: 'Owed answers whose first warning has come and whose due has not.' }) atRisk!: number;
  @Field(() => Float, { nullable: true, description: 'Share of promises kept among those that ended in the period, 0–100.' }) compliance!: number | null;
  @Field(() => Int, { description: 'Length of that period in calendar days.' }) complianceDays!: number;
  @Field(() => String, { description: 'Number of the version of the regulation in force.' }) regulationVersion!: string;
  @Field(() => Int, { description: 'The year of the calendar by which it counts.' }) calendarYear!: number;
}

@ObjectType({ simpleResolvers: true, description: 'The promises of the desk at a glance (§4.7).' })
export class SlaBoard extends SlaBoardFigures {
  @Field(() => DateTime, { description: 'The moment of these figures.' }) asOf!: number;
  @Field(() => [SlaBoardRow], { description: 'The ten next dues, overdue ones first.' }) next!: SlaBoardRow[];
  @Field(() => [SlaBoardLoad], { description: 'Who owes how much, the most first.' }) load!: SlaBoardLoad[];
  @Field(() => [SlaBoardCompliance], { description: 'The same for each priority.' }) complianceByPriority!: SlaBoardCompliance[];
  @Field(() => Cursor, { description: 'Position of the event stream that the board has seen.' }) cursor!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What changed between two boards; `foldSlaBoard` of @reglament/schema makes the second of the first and this.' })
export class SlaBoardChanges {
  @Field(() => DateTime, { description: 'The moment of the figures.' }) asOf!: number;
  @Field(() => Cursor, { description: 'Position of the event stream that the board has seen.' }) cursor!: string;
  @Field(() => Int, { description: 'Working time to take off `remainingWorkingSeconds` of every promise that is not in `next`.' }) workingSecondsPassed!: number;
  @Field(() => SlaBoardFigures, { nullable: true, description: 'All single figures; null when none changed.' }) figures!: SlaBoardFigures | null;
  @Field(() => [SlaBoardRow], { description: 'Promises that are new or say something else, besides that time has passed.' }) next!: SlaBoardRow[];
  @Field(() => [ID], { nullable: true, description: '`obligationId` of the ten next dues in their order; null when they are as before.' }) nextOrder!: string[] | null;
  @Field(() => [SlaBoardLoad], { description: 'Specialists who are new or owe another number.' }) load!: SlaBoardLoad[];
  @Field(() => [ID], { nullable: 'itemsAndList', description: '`staffId` of all who owe something, in their order, null for the common queue; null when they are as before.' }) loadOrder!: (string | null)[] | null;
  @Field(() => [SlaBoardCompliance], { description: 'Priorities whose kept promises changed.' }) complianceByPriority!: SlaBoardCompliance[];
}

@ObjectType({ simpleResolvers: true, description: 'One frame of the board as it changes: a whole board, or what changed since the frame before.' })
export class SlaBoardFrame {
  @Field(() => String, { description: 'The place behind this frame: subscribe with it as `after`, and only what changed since is told.' }) mark!: string;
  @Field(() => SlaBoard, { nullable: true, description: 'The whole board: in the first frame, unless `after` names one that this process remembers.' }) board!: SlaBoard | null;
  @Field(() => SlaBoardChanges, { nullable: true, description: 'What changed since the frame before, or since `after`; null where the whole board is told.' }) changes!: SlaBoardChanges | null;
}
