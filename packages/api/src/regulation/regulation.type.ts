import { priorities, supportScopes, type Priority, type SupportScope } from '@reglament/schema';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateOnly, DateTime } from '../platform/graphql/scalars.ts';
import { Node } from '../platform/graphql/types.ts';
import { enumType } from '../platform/graphql/vocabulary.ts';
import type { Shape } from '../platform/reading/shape.ts';
import type { RegulationParameters } from './regulationParameters.ts';

export const PriorityEnum = enumType(priorities, 'Priority', 'Urgency as the client sets it (§4.7); it alone chooses the answer term.');
export const SupportScopeEnum = enumType(supportScopes, 'SupportScope', 'Whether support covers a category of questions (§3).');

@ObjectType('AnswerTerm', { simpleResolvers: true, description: 'Within how many working days an answer leaves (§4.7).' })
export class AnswerTermType {
  @Field(() => PriorityEnum) priority!: Priority;
  @Field(() => Int) workingDays!: number;
}

@ObjectType('RequestCategory', { simpleResolvers: true, description: 'What a request is about, with the clause that covers it or leaves it out (§3).' })
export class RequestCategoryType {
  @Field(() => String) code!: string;
  @Field(() => String, { description: 'Clause of the regulation.' }) clause!: string;
  @Field(() => SupportScopeEnum) scope!: SupportScope;
  @Field(() => String) nameRu!: string;
  @Field(() => String) nameEn!: string;
}

@ObjectType('RegulationVersion', { implements: Node, simpleResolvers: true, description: 'A version of the regulation (§2.4). A ticket keeps the one it was accepted under.' })
export class RegulationVersionType extends Node {
  @Field(() => String, { description: 'For example 1.2.' }) number!: string;
  @Field(() => DateOnly, { description: 'First day in force.' }) effectiveFrom!: string;
  @Field(() => DateTime, { nullable: true }) publishedAt!: string | null;
  @Field(() => String, { nullable: true }) summary!: string | null;
  @Field(() => [AnswerTermType]) answerTerms!: AnswerTermType[];
  @Field(() => String, { description: 'Local time of opening, HH:MM (§4.6).' }) opensAt!: string;
  @Field(() => String, { description: 'Local time of closing, HH:MM (§4.6).' }) closesAt!: string;
  @Field(() => String, { description: 'IANA name of the zone of the opening hours.' }) timeZone!: string;
}

const parametersOf = (row: Record<string, unknown>): RegulationParameters => row['parameters'] as RegulationParameters;

export const regulationVersionShape: Shape = {
  table: 'regulation_version',
  columns: { id: '@.id', number: '@.number', effectiveFrom: '@.effective_from::text', publishedAt: '@.published_at', summary: '@.summary', parameters: '@.parameters' },
  derived: {
    answerTerms: {
      needs: ['parameters'],
      from: (row) => Object.entries(parametersOf(row).answerTerms).map(([priority, workingDays]) => ({ priority, workingDays })),
    },
    opensAt: { needs: ['parameters'], from: (row) => parametersOf(row).openingHours[0]?.opens },
    closesAt: { needs: ['parameters'], from: (row) => parametersOf(row).openingHours.at(-1)?.closes },
    timeZone: { needs: ['parameters'], from: (row) => parametersOf(row).timeZone },
  },
};
