import { complianceGroupings, type ComplianceGrouping, type ObligationKind, type Priority } from '@reglament/schema';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ActorType } from '../platform/graphql/actor.type.ts';
import type { Actor } from '../platform/events/actor.ts';
import { DateOnly, DateTime } from '../platform/graphql/scalars.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import { PriorityEnum } from '../regulation/regulation.type.ts';
import { ObligationKindEnum } from '../sla/sla.type.ts';

export const ComplianceGroupingEnum = enumType(complianceGroupings, 'ComplianceGrouping', 'By what a report counts.');
@InputType({ description: 'Which promises a report counts: those that ended on these days. All given conditions must hold.' })
export class ComplianceInput {
  @Field(() => DateOnly, { description: 'First day, in the desk’s zone.' }) from!: string;
  @Field(() => DateOnly, { description: 'Last day, included; at most five years after the first.' }) to!: string;
  @Field(() => ComplianceGroupingEnum, { defaultValue: 'PRIORITY', description: 'By what it counts.' }) groupBy!: ComplianceGrouping;
  @Field(() => [PriorityEnum], { nullable: true, description: 'Only of these priorities.' }) priority?: Priority[] | null;
  @Field(() => [ID], { nullable: true, description: 'Only promises to these clients.' }) clientId?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Only about these products.' }) productId?: string[] | null;
  @Field(() => DateTime, { nullable: true, description: 'Counts what the ledger held at that moment, by the calendar as it was known then: the same question gives the same figures for ever, once the acts that were being done at that very moment are done. Default: now.' }) asOf?: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many promises were kept (§4.7, R4, R7, R11).' })
export class ComplianceRowType {
  @Field(() => ID, { nullable: true, description: 'Code or id of the group; null for what belongs to none.' }) key!: string | null;
  @Field(() => String, { nullable: true, description: 'The group in the language of the request; null for what belongs to none.' }) label!: string | null;
  @Field(() => Int, { description: 'Met or breached, excused ones included.' }) total!: number;
  @Field(() => Int, { description: 'Answered in time.' }) met!: number;
  @Field(() => Int, { description: 'Excused ones included.' }) breached!: number;
  @Field(() => Int, { description: 'Broken ones that a lead excused.' }) excused!: number;
  @Field(() => Int, { description: 'Outside the percentage.' }) notRequired!: number;
  @Field(() => Float, { nullable: true, description: 'Share of met promises, 0–100, rounded down to one decimal; null when none counts.' }) percent!: number | null;
  @Field(() => Float, { nullable: true, description: 'The same with excused breaches left out: shown beside, never instead.' }) percentWithoutExcused!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'One thing that happened while an answer was owed.' })
export class StoryEntryType {
  @Field(() => DateTime, { description: 'When it happened.' }) at!: string;
  @Field(() => String, { description: 'Type of the event, as in ticketEvents.' }) type!: string;
  @Field(() => ActorType, { description: 'Who did it.' }) actor!: Actor;
  @Field(() => String, { nullable: true, description: 'Whose ticket it was afterwards; null for the common queue.' }) assigneeName!: string | null;
}

@ObjectType('ReportedBreach', { simpleResolvers: true, description: 'A broken promise, with its story.' })
export class ReportedBreachType {
  @Field(() => ID, { description: 'UUID of the promise.' }) obligationId!: string;
  @Field(() => ID, { description: 'UUID of the ticket.' }) ticketId!: string;
  @Field(() => String, { description: 'Number of the ticket.' }) number!: string;
  @Field(() => String, { description: 'Subject of the ticket.' }) subject!: string;
  @Field(() => String, { description: 'Name of the client.' }) client!: string;
  @Field(() => String, { nullable: true, description: 'Whose ticket it was at the due; null for the common queue.' }) specialist!: string | null;
  @Field(() => PriorityEnum, { description: 'The priority at the due.' }) priority!: Priority;
  @Field(() => ObligationKindEnum, { description: 'Whether it was the first answer or a later one.' }) kind!: ObligationKind;
  @Field(() => DateTime, { description: 'Arrival of the message that waited.' }) openedAt!: number;
  @Field(() => DateTime, { description: 'When the answer was due.' }) dueAt!: number;
  @Field(() => DateTime, { nullable: true, description: 'When the answer left; null while it is owed.' }) answeredAt!: number | null;
  @Field(() => Int, { description: 'Working time from the due to the answer, or to the moment of the report.' }) lateWorkingSeconds!: number;
  @Field(() => Boolean, { description: 'Whether a lead excused it.' }) excused!: boolean;
  @Field(() => String, { nullable: true, description: 'Why it was excused.' }) excusedReason!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'How often somebody took a ticket out of turn (§4.7).' })
export class OvertakingCount {
  @Field(() => ID, { description: 'The member of staff.' }) staffId!: string;
  @Field(() => String, { description: 'Name of the person.' }) name!: string;
  @Field(() => Int, { description: 'Tickets taken while others stood before them.' }) count!: number;
}

@ObjectType({ simpleResolvers: true, description: 'How the desk kept its promises in a period; reproducible from the ledger.' })
export class ComplianceReport {
  @Field(() => DateTime, { description: 'As of when the ledger was counted.' }) asOf!: number;
  @Field(() => ComplianceRowType, { description: 'All groups together.' }) total!: ComplianceRowType;
  @Field(() => [ComplianceRowType], { description: 'One row for each group.' }) rows!: ComplianceRowType[];
  @Field(() => [ComplianceRowType], { description: 'The same by month, for a chart.' }) months!: ComplianceRowType[];
  @Field(() => [ReportedBreachType], { description: 'The latest breaches, at most 200; `total` counts all of them.' }) breaches!: ReportedBreachType[];
}
