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
  @Field(() => ComplianceGroupingEnum, { defaultValue: 'PRIORITY' }) groupBy!: ComplianceGrouping;
  @Field(() => [PriorityEnum], { nullable: true }) priority?: Priority[] | null;
  @Field(() => [ID], { nullable: true }) clientId?: string[] | null;
  @Field(() => [ID], { nullable: true }) productId?: string[] | null;
  @Field(() => DateTime, { nullable: true, description: 'Counts what the ledger held at that moment: the same question gives the same figures for ever. Default: now.' }) asOf?: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many promises were kept (§4.7, R4, R7, R11).' })
export class ComplianceRowType {
  @Field(() => ID, { nullable: true, description: 'Code or id of the group; null for what belongs to none.' }) key!: string | null;
  @Field(() => String, { nullable: true }) label!: string | null;
  @Field(() => Int, { description: 'Met or breached, excused ones included.' }) total!: number;
  @Field(() => Int) met!: number;
  @Field(() => Int, { description: 'Excused ones included.' }) breached!: number;
  @Field(() => Int) excused!: number;
  @Field(() => Int, { description: 'Outside the percentage.' }) notRequired!: number;
  @Field(() => Float, { nullable: true, description: 'Share of met promises, 0–100, rounded down to one decimal; null when none counts.' }) percent!: number | null;
  @Field(() => Float, { nullable: true, description: 'The same with excused breaches left out: shown beside, never instead.' }) percentWithoutExcused!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'One thing that happened while an answer was owed.' })
export class StoryEntryType {
  @Field(() => DateTime) at!: string;
  @Field(() => String, { description: 'Type of the event, as in ticketEvents.' }) type!: string;
  @Field(() => ActorType) actor!: Actor;
  @Field(() => String, { nullable: true }) assigneeName!: string | null;
}

@ObjectType('ReportedBreach', { simpleResolvers: true, description: 'A broken promise, with its story.' })
export class ReportedBreachType {
  @Field(() => ID) obligationId!: string;
  @Field(() => ID) ticketId!: string;
  @Field(() => String) number!: string;
  @Field(() => String) subject!: string;
  @Field(() => String) client!: string;
  @Field(() => String, { nullable: true, description: 'Whose ticket it was at the due; null for the common queue.' }) specialist!: string | null;
  @Field(() => PriorityEnum) priority!: Priority;
  @Field(() => ObligationKindEnum) kind!: ObligationKind;
  @Field(() => DateTime) openedAt!: number;
  @Field(() => DateTime) dueAt!: number;
  @Field(() => DateTime, { nullable: true }) answeredAt!: number | null;
  @Field(() => Int, { description: 'Working time from the due to the answer, or to the moment of the report.' }) lateWorkingSeconds!: number;
  @Field(() => Boolean) excused!: boolean;
  @Field(() => String, { nullable: true }) excusedReason!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'How often somebody took a ticket out of turn (§4.7).' })
export class OvertakingCount {
  @Field(() => ID, { description: 'The member of staff.' }) staffId!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { description: 'Tickets taken while others stood before them.' }) count!: number;
}

@ObjectType({ simpleResolvers: true, description: 'How the desk kept its promises in a period; reproducible from the ledger.' })
export class ComplianceReport {
  @Field(() => DateTime) asOf!: number;
  @Field(() => ComplianceRowType) total!: ComplianceRowType;
  @Field(() => [ComplianceRowType]) rows!: ComplianceRowType[];
  @Field(() => [ComplianceRowType], { description: 'The same by month, for a chart.' }) months!: ComplianceRowType[];
  @Field(() => [ReportedBreachType], { description: 'The latest breaches, at most 200.' }) breaches!: ReportedBreachType[];
}
