import { locales, outOfHoursSenders, postponementReasons, dueRules, quarantineClocks, queueOrders, type Locale, type PostponementReason, type Priority, type SupportScope } from '@reglament/schema';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { enumOfCodes, enumType } from '../platform/graphql/vocabulary.ts';
import type { DueRule, OutOfHoursSender, QuarantineClock, QueueOrder, RegulationParameters } from './regulationParameters.ts';
import { PriorityEnum, SupportScopeEnum } from './regulationEnums.ts';

export const DueRuleEnum = enumType(dueRules, 'DueRule', 'How a term of working days is counted (§4.7).');
export const QueueOrderEnum = enumType(queueOrders, 'QueueOrder', 'In what order requests are taken (§4.7).');
export const QuarantineClockEnum = enumType(quarantineClocks, 'QuarantineClock', 'From when a letter released from quarantine is counted (§4.9).');
export const OutOfHoursSenderEnum = enumType(outOfHoursSenders, 'OutOfHoursSender', 'Who may send an answer out of hours (§4.6).');
export const LetterLocaleEnum = enumOfCodes(locales, 'LetterLocale', 'Language of a letter.', {
  ru: 'Russian.',
  en: 'English.',
});
/** The reasons of §4.13 are an enum of this feature, so that every act that gives one names the same. */
export const PostponementReasonEnum = enumType(postponementReasons, 'PostponementReason', 'Why a solution is postponed or refused (§4.13).');

@ObjectType('AnswerTerm', { simpleResolvers: true, description: 'Within how many working days an answer leaves (§4.7).' })
export class AnswerTermType {
  @Field(() => PriorityEnum, { description: 'The priority that has this term.' }) priority!: Priority;
  @Field(() => Int, { description: 'Working days within which an answer leaves.' }) workingDays!: number;
}

@ObjectType('OpeningInterval', { simpleResolvers: true, description: 'One interval of a working day, local time HH:MM (§4.6).' })
export class OpeningIntervalType {
  @Field(() => String, { description: 'When it begins.' }) opens!: string;
  @Field(() => String, { description: '24:00 is the end of the day.' }) closes!: string;
}

@ObjectType('DueWarning', { simpleResolvers: true, description: 'When staff is warned; exactly one of the two is given.' })
export class DueWarningType {
  @Field(() => Int, { nullable: true, description: 'Share of the term used, per cent.' }) percentUsed!: number | null;
  @Field(() => Int, { nullable: true, description: 'Working minutes left.' }) workingMinutesLeft!: number | null;
}

@ObjectType('NumberPrefixes', { simpleResolvers: true, description: 'What stands before the year in numbers (§4.4).' })
export class NumberPrefixesType {
  @Field(() => String, { description: 'Of tickets, for example TP.' }) ticket!: string;
  @Field(() => String, { description: 'Of Terms of Reference, for example TOR.' }) termsOfReference!: string;
  @Field(() => String, { description: 'Of wishes, for example FW.' }) featureRequest!: string;
}

@ObjectType('ReasonWording', { simpleResolvers: true, description: 'A reason of §4.13 as a version words it.' })
export class ReasonWordingType {
  @Field(() => PostponementReasonEnum, { description: 'The reason.' }) code!: PostponementReason;
  @Field(() => String, { description: 'How it is called in Russian.' }) labelRu!: string;
  @Field(() => String, { description: 'How it is called in English.' }) labelEn!: string;
  @Field(() => Boolean, { description: 'False: it cannot be given.' }) active!: boolean;
}

@ObjectType('RequestCategory', { simpleResolvers: true, description: 'What a request is about, with the clause that covers it or leaves it out (§3).' })
export class RequestCategoryType {
  @Field(() => String, { description: 'By it a request names its category.' }) code!: string;
  @Field(() => String, { description: 'Clause of the regulation.' }) clause!: string;
  @Field(() => SupportScopeEnum, { description: 'Whether support covers it.' }) scope!: SupportScope;
  @Field(() => String, { description: 'Its name in Russian.' }) nameRu!: string;
  @Field(() => String, { description: 'Its name in English.' }) nameEn!: string;
}

@ObjectType('MailText', { simpleResolvers: true, description: 'A letter in words of a version; null keeps the usual words (§4.2, §4.4).' })
export class MailTextType {
  @Field(() => String, { description: 'Key of the letter, for example ticket.accepted.' }) template!: string;
  @Field(() => LetterLocaleEnum, { description: 'Language of these words.' }) locale!: Locale;
  @Field(() => String, { nullable: true, description: 'The subject; null keeps the usual one.' }) subject!: string | null;
  @Field(() => String, { nullable: true, description: 'The text; null keeps the usual one.' }) body!: string | null;
}

@ObjectType('RegulationParameters', { simpleResolvers: true, description: 'Everything that a version of the regulation sets (§2.4). Each of them acts.' })
export class RegulationParametersType {
  @Field(() => String, { description: 'Code of the calendar of working days (§4.6).' }) calendarCode!: string;
  @Field(() => String, { description: 'IANA zone of the opening hours (§4.6).' }) timeZone!: string;
  @Field(() => [OpeningIntervalType], { description: 'When the desk is open on a working day, local time (§4.6).' }) openingHours!: OpeningIntervalType[];
  @Field(() => String, { nullable: true, description: 'Local closing time of a day before a holiday; null: like any other day (§4.6).' }) shortDayCloses!: string | null;
  @Field(() => OutOfHoursSenderEnum, { description: 'Who may send an answer out of hours (§4.6).' }) outOfHoursSending!: OutOfHoursSender;
  @Field(() => [AnswerTermType], { description: 'The term of each priority (§4.7).' }) answerTerms!: AnswerTermType[];
  @Field(() => Float, { description: 'Hours of working time in one working day of a term (§4.7).' }) nominalDayHours!: number;
  @Field(() => DueRuleEnum, { description: 'How a term of working days is counted (§4.7).' }) dueRule!: DueRule;
  @Field(() => QueueOrderEnum, { description: 'In what order requests are taken (§4.7).' }) queueOrder!: QueueOrder;
  @Field(() => PriorityEnum, { description: 'Of a request that names none (§4.7).' }) defaultPriority!: Priority;
  @Field(() => [DueWarningType], { description: 'When staff is warned of a due (§4.7).' }) warnings!: DueWarningType[];
  @Field(() => QuarantineClockEnum, { description: 'From when a letter released from quarantine is counted (§4.9).' }) quarantineClock!: QuarantineClock;
  @Field(() => Int, { description: 'Days after closing within which the client’s message reopens a ticket (§4.4).' }) archiveAfterDays!: number;
  @Field(() => Int, { description: 'Minutes within which the notice of work is merged into the confirmation (§4.4).' }) combinedNoticeMinutes!: number;
  @Field(() => Int, { description: 'Working minutes given when a change of the calendar would leave a due in the past (§6).' }) graceWorkingMinutes!: number;
  @Field(() => Int, { description: 'Working days within which Terms of Reference are to be reviewed, 1 to 365: an aim, no promise (§3.16).' }) termsOfReferenceReviewDays!: number;
  @Field(() => NumberPrefixesType, { description: 'What stands before the year in numbers (§4.4).' }) numberPrefixes!: NumberPrefixesType;
  @Field(() => [ReasonWordingType], { description: 'How the reasons to postpone or refuse are worded (§4.13).' }) reasons!: ReasonWordingType[];
  @Field(() => [RequestCategoryType], { description: 'What requests are about (§3).' }) categories!: RequestCategoryType[];
  @Field(() => [MailTextType], { description: 'Letters in words of this version; others keep the usual ones (§4.2, §4.4).' }) mailTexts!: MailTextType[];
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
