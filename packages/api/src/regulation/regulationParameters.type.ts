import { locales, outOfHoursSenders, postponementReasons, dueRules, quarantineClocks, queueOrders, type Locale, type PostponementReason, type Priority, type SupportScope } from '@reglament/schema';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { enumOfCodes, enumType } from '../platform/graphql/vocabulary.ts';
import type { DueRule, OutOfHoursSender, QuarantineClock, QueueOrder, RegulationParameters } from './regulationParameters.ts';
import { PriorityEnum, SupportScopeEnum } from './regulationEnums.ts';

export const DueRuleEnum = enumType(dueRules, 'DueRule', 'How a term of working days is counted (§4.7).');
export const QueueOrderEnum = enumType(queueOrders, 'QueueOrder', 'In what order requests are taken (§4.7).');
export const QuarantineClockEnum = enumType(quarantineClocks, 'QuarantineClock', 'From when a letter released from quarantine is counted (§4.9).');
export const OutOfHoursSenderEnum = enumType(outOfHoursSenders, 'OutOfHoursSender', 'Who may send an answer out of hours (§4.6).');
export const LetterLocaleEnum = enumOfCodes(locales, 'LetterLocale', 'Language of a letter.');
/** The reasons of §4.13 are an enum of this feature, so that every act that gives one names the same. */
export const PostponementReasonEnum = enumType(postponementReasons, 'PostponementReason', 'Why a solution is postponed or refused (§4.13).');

@ObjectType('AnswerTerm', { simpleResolvers: true, description: 'Within how many working days an answer leaves (§4.7).' })
export class AnswerTermType {
  @Field(() => PriorityEnum) priority!: Priority;
  @Field(() => Int) workingDays!: number;
}

@ObjectType('OpeningInterval', { simpleResolvers: true, description: 'One interval of a working day, local time HH:MM (§4.6).' })
export class OpeningIntervalType {
  @Field(() => String) opens!: string;
  @Field(() => String, { description: '24:00 is the end of the day.' }) closes!: string;
}

@ObjectType('DueWarning', { simpleResolvers: true, description: 'When staff is warned; exactly one of the two is given.' })
export class DueWarningType {
  @Field(() => Int, { nullable: true, description: 'Share of the term used, per cent.' }) percentUsed!: number | null;
  @Field(() => Int, { nullable: true, description: 'Working minutes left.' }) workingMinutesLeft!: number | null;
}

@ObjectType('NumberPrefixes', { simpleResolvers: true, description: 'What stands before the year in numbers (§4.4).' })
export class NumberPrefixesType {
  @Field(() => String) ticket!: string;
  @Field(() => String) termsOfReference!: string;
  @Field(() => String) featureRequest!: string;
}

@ObjectType('ReasonWording', { simpleResolvers: true, description: 'A reason of §4.13 as a version words it.' })
export class ReasonWordingType {
  @Field(() => PostponementReasonEnum) code!: PostponementReason;
  @Field(() => String) labelRu!: string;
  @Field(() => String) labelEn!: string;
  @Field(() => Boolean, { description: 'False: it cannot be given.' }) active!: boolean;
}

@ObjectType('RequestCategory', { simpleResolvers: true, description: 'What a request is about, with the clause that covers it or leaves it out (§3).' })
export class RequestCategoryType {
  @Field(() => String) code!: string;
  @Field(() => String, { description: 'Clause of the regulation.' }) clause!: string;
  @Field(() => SupportScopeEnum) scope!: SupportScope;
  @Field(() => String) nameRu!: string;
  @Field(() => String) nameEn!: string;
}

@ObjectType('MailText', { simpleResolvers: true, description: 'A letter in words of a version; null keeps the usual words (§4.2, §4.4).' })
export class MailTextType {
  @Field(() => String, { description: 'Key of the letter, for example ticket.accepted.' }) template!: string;
  @Field(() => LetterLocaleEnum) locale!: Locale;
  @Field(() => String, { nullable: true }) subject!: string | null;
  @Field(() => String, { nullable: true }) body!: string | null;
}

@ObjectType('RegulationParameters', { simpleResolvers: true, description: 'Everything that a version of the regulation sets (§2.4). Each of them acts.' })
export class RegulationParametersType {
  @Field(() => String, { description: 'Code of the calendar of working days (§4.6).' }) calendarCode!: string;
  @Field(() => String, { description: 'IANA zone of the opening hours (§4.6).' }) timeZone!: string;
  @Field(() => [OpeningIntervalType]) openingHours!: OpeningIntervalType[];
  @Field(() => String, { nullable: true, description: 'Local closing time of a day before a holiday; null: like any other day (§4.6).' }) shortDayCloses!: string | null;
  @Field(() => OutOfHoursSenderEnum) outOfHoursSending!: OutOfHoursSender;
  @Field(() => [AnswerTermType]) answerTerms!: AnswerTermType[];
  @Field(() => Float, { description: 'Hours of working time in one working day of a term (§4.7).' }) nominalDayHours!: number;
  @Field(() => DueRuleEnum) dueRule!: DueRule;
  @Field(() => QueueOrderEnum) queueOrder!: QueueOrder;
  @Field(() => PriorityEnum, { description: 'Of a request that names none (§4.7).' }) defaultPriority!: Priority;
  @Field(() => [DueWarningType]) warnings!: DueWarningType[];
  @Field(() => QuarantineClockEnum) quarantineClock!: QuarantineClock;
  @Field(() => Int, { description: 'Days after closing within which the client’s message reopens a ticket (§4.4).' }) archiveAfterDays!: number;
  @Field(() => Int, { description: 'Minutes within which the notice of work is merged into the confirmation (§4.4).' }) combinedNoticeMinutes!: number;
  @Field(() => Int, { description: 'Working minutes given when a change of the calendar would leave a due in the past (§6).' }) graceWorkingMinutes!: number;
  @Field(() => NumberPrefixesType) numberPrefixes!: NumberPrefixesType;
  @Field(() => [ReasonWordingType]) reasons!: ReasonWordingType[];
  @Field(() => [RequestCategoryType]) categories!: RequestCategoryType[];
  @Field(() => [MailTextType]) mailTexts!: MailTextType[];
}

/** The parameters as the API tells them: terms and warnings as lists of rows. */
export const toldParameters = (parameters: RegulationParameters): RegulationParametersType => ({
  ...parameters,
  openingHours: [...parameters.openingHours],
  answerTerms: (Object.keys(PriorityEnum) as Priority[]).map((priority) => ({ priority, workingDays: parameters.answerTerms[priority] })),
  warnings: parameters.warnings.map((warning) => ({
    percentUsed: 'percentUsed' in warning ? warning.percentUsed : null,
    workingMinutesLeft: 'workingMinutesLeft' in warning ? warning.workingMinutesLeft : null,
  })),
  reasons: [...parameters.reasons],
  categories: [...parameters.categories],
  mailTexts: [...parameters.mailTexts],
});
