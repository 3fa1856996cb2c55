import { obligationChanges, type ObligationChange, type Priority } from '@reglament/schema';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import { PriorityEnum } from '../regulation/regulation.type.ts';

export const ObligationChangeEnum = enumType(obligationChanges, 'ObligationChange', 'What happened to a promised reaction (R19). The list grows: tolerate others.');

@ObjectType('LedgerEntry', { simpleResolvers: true, description: 'One change of a promise, as the ledger keeps it for good (R19).' })
export class LedgerEntryType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'Place in the chain; null until it is linked.' }) position!: number | null;
  @Field(() => ObligationChangeEnum, { description: 'What changed.' }) change!: ObligationChange;
  @Field(() => String, { nullable: true, description: 'Clause on which the change rests.' }) clause!: string | null;
  @Field(() => DateTime, { description: 'When it happened.' }) occurredAt!: string;
  @Field(() => String, { description: 'STAFF, CONTACT, MACHINE or SYSTEM.' }) actorKind!: string;
  @Field(() => ID, { nullable: true, description: 'Id of whoever caused it; null for the desk itself.' }) actorId!: string | null;
  @Field(() => String, { nullable: true, description: 'The name as it is now; the ledger itself names nobody.' }) actorName!: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the reason, where the change has one.' }) reasonCode!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'The due before, where it moved.' }) previousDueAt!: string | null;
  @Field(() => DateTime, { description: 'The due after the change.' }) dueAt!: string;
  @Field(() => PriorityEnum, { nullable: true, description: 'The priority before, where it changed.' }) previousPriority!: Priority | null;
  @Field(() => PriorityEnum, { description: 'The priority since then.' }) priority!: Priority;
  @Field(() => String, { description: 'For example `2026 v1`.' }) calendarVersions!: string;
  @Field(() => String, { nullable: true, description: 'SHA-256 of the entry and all before it.' }) hash!: string | null;
}
