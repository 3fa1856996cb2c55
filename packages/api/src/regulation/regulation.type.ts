import type { RegulationVersionStatus } from '@reglament/schema';
import { Field, Int, ObjectType } from 'type-graphql';
import { clock } from '../platform/clock.ts';
import { DateOnly, DateTime } from '../platform/graphql/scalars.ts';
import { Node } from '../platform/graphql/types.ts';
import type { Shape, Shaped } from '../platform/reading/shape.ts';
import { RegulationVersionStatusEnum } from './regulationEnums.ts';
import { AnswerTermType, RegulationParametersType, toldParameters } from './regulationParameters.type.ts';
import type { RegulationParameters } from './regulationParameters.ts';
import { ruleBookAt } from './ruleBook.ts';
import { readParameters } from './storedParameters.ts';

export { PriorityEnum, SupportScopeEnum } from './regulationEnums.ts';
export { RequestCategoryType } from './regulationParameters.type.ts';

@ObjectType('RegulationVersion', { implements: Node, simpleResolvers: true, description: 'A version of the regulation (§2.4). A ticket keeps the one it was accepted under.' })
export class RegulationVersionType extends Node {
  @Field(() => String, { description: 'For example 1.2.' }) number!: string;
  @Field(() => RegulationVersionStatusEnum, { description: 'SUPERSEDED once a later one is in force.' }) status!: RegulationVersionStatus;
  @Field(() => Boolean, { description: 'Whether requests are accepted under it now.' }) inForce!: boolean;
  @Field(() => DateOnly, { description: 'First day in force.' }) effectiveFrom!: string;
  @Field(() => DateTime, { nullable: true, description: 'When it was published; null for a draft.' }) publishedAt!: string | null;
  @Field(() => String, { nullable: true, description: 'What it changes, in words for everybody.' }) summary!: string | null;
  @Field(() => Int, { description: 'Rises with each change of a draft; give it back as `expectedVersion`.' }) version!: number;
  @Field(() => RegulationParametersType, { description: 'Everything that it sets.' }) parameters!: RegulationParametersType;
  @Field(() => [AnswerTermType], { description: 'The term of each priority (§4.7).' }) answerTerms!: AnswerTermType[];
  @Field(() => String, { description: 'Local time of opening, HH:MM (§4.6).' }) opensAt!: string;
  @Field(() => String, { description: 'Local time of closing, HH:MM (§4.6).' }) closesAt!: string;
  @Field(() => String, { description: 'IANA name of the zone of the opening hours.' }) timeZone!: string;
}

const parametersOf = (row: Shaped): RegulationParameters => readParameters(row['storedParameters'] as Partial<RegulationParameters>);

/** §2.4: what a version is follows from the calendar: the next one in force supersedes it without anybody's act. */
const statusOf = (row: Shaped): RegulationVersionStatus => {
  if (row['storedStatus'] === 'DRAFT') return 'DRAFT';
  return String(row['firstDay']) < ruleBookAt(clock.now()).effectiveFrom ? 'SUPERSEDED' : 'PUBLISHED';
};

export const regulationVersionShape: Shape = {
  table: 'regulation_version',
  columns: {
    id: '@.id', number: '@.number', effectiveFrom: '@.effective_from::text', firstDay: '@.effective_from::text', publishedAt: '@.published_at', summary: '@.summary', version: '@.version',
    storedStatus: '@.status', storedParameters: '@.parameters',
  },
  derived: {
    status: { needs: ['storedStatus', 'firstDay'], from: statusOf },
    inForce: { needs: ['id'], from: (row) => row['id'] === ruleBookAt(clock.now()).versionId },
    parameters: { needs: ['storedParameters'], from: (row) => toldParameters(parametersOf(row)) },
    answerTerms: { needs: ['storedParameters'], from: (row) => toldParameters(parametersOf(row)).answerTerms },
    opensAt: { needs: ['storedParameters'], from: (row) => parametersOf(row).openingHours[0]?.opens },
    closesAt: { needs: ['storedParameters'], from: (row) => parametersOf(row).openingHours.at(-1)?.closes },
    timeZone: { needs: ['storedParameters'], from: (row) => parametersOf(row).timeZone },
  },
};
