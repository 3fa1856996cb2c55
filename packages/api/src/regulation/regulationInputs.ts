import type { Locale, PostponementReason, Priority, SupportScope } from '@reglament/schema';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { OnRecordInput } from '../platform/graphql/recordInputs.ts';
import { DateOnly } from '../platform/graphql/scalars.ts';
import { PriorityEnum, SupportScopeEnum } from './regulationEnums.ts';
import { DueRuleEnum, LetterLocaleEnum, OutOfHoursSenderEnum, PostponementReasonEnum, QuarantineClockEnum, QueueOrderEnum } from './regulationParameters.type.ts';
import type { DueRule, OutOfHoursSender, QuarantineClock, QueueOrder } from './regulationParameters.ts';

@InputType()
export class OpeningIntervalInput {
  @Field(() => String, { description: 'HH:MM.' }) opens!: string;
  @Field(() => String, { description: 'HH:MM, later than it opens; 24:00 is the end of the day.' }) closes!: string;
}

@InputType()
export class AnswerTermInput {
  @Field(() => PriorityEnum) priority!: Priority;
  @Field(() => Int, { description: 'From 1 to 365.' }) workingDays!: number;
}

@InputType({ description: 'Exactly one of the two.' })
export class DueWarningInput {
  @Field(() => Int, { nullable: true, description: 'From 1 to 99.' }) percentUsed?: number | null;
  @Field(() => Int, { nullable: true, description: 'From 1.' }) workingMinutesLeft?: number | null;
}

@InputType()
export class NumberPrefixesInput {
  @Field(() => String) ticket!: string;
  @Field(() => String) termsOfReference!: string;
  @Field(() => String) featureRequest!: string;
}

@InputType()
export class ReasonWordingInput {
  @Field(() => PostponementReasonEnum) code!: PostponementReason;
  @Field(() => String) labelRu!: string;
  @Field(() => String) labelEn!: string;
  @Field(() => Boolean) active!: boolean;
}

@InputType()
export class RequestCategoryInput {
  @Field(() => String) code!: string;
  @Field(() => String, { description: 'Required, for example 3.14.' }) clause!: string;
  @Field(() => SupportScopeEnum) scope!: SupportScope;
  @Field(() => String) nameRu!: string;
  @Field(() => String) nameEn!: string;
}

@InputType()
export class MailTextInput {
  @Field(() => String) template!: string;
  @Field(() => LetterLocaleEnum) locale!: Locale;
  @Field(() => String, { nullable: true, description: 'Null keeps the usual words.' }) subject?: string | null;
  @Field(() => String, { nullable: true, description: 'Null keeps the usual words.' }) body?: string | null;
}

@InputType({ description: 'What a draft changes: a parameter that is left out stays; a list is given whole.' })
export class RegulationParametersInput {
  @Field(() => String, { nullable: true }) calendarCode?: string | null;
  @Field(() => String, { nullable: true }) timeZone?: string | null;
  @Field(() => [OpeningIntervalInput], { nullable: true }) openingHours?: OpeningIntervalInput[] | null;
  @Field(() => String, { nullable: true, description: 'Null: a day before a holiday closes like any other.' }) shortDayCloses?: string | null;
  @Field(() => OutOfHoursSenderEnum, { nullable: true }) outOfHoursSending?: OutOfHoursSender | null;
  @Field(() => [AnswerTermInput], { nullable: true, description: 'One for each priority.' }) answerTerms?: AnswerTermInput[] | null;
  @Field(() => Float, { nullable: true, description: 'More than 0, at most 24.' }) nominalDayHours?: number | null;
  @Field(() => DueRuleEnum, { nullable: true }) dueRule?: DueRule | null;
  @Field(() => QueueOrderEnum, { nullable: true }) queueOrder?: QueueOrder | null;
  @Field(() => PriorityEnum, { nullable: true }) defaultPriority?: Priority | null;
  @Field(() => [DueWarningInput], { nullable: true }) warnings?: DueWarningInput[] | null;
  @Field(() => QuarantineClockEnum, { nullable: true }) quarantineClock?: QuarantineClock | null;
  @Field(() => Int, { nullable: true }) archiveAfterDays?: number | null;
  @Field(() => Int, { nullable: true }) combinedNoticeMinutes?: number | null;
  @Field(() => Int, { nullable: true }) graceWorkingMinutes?: number | null;
  @Field(() => NumberPrefixesInput, { nullable: true }) numberPrefixes?: NumberPrefixesInput | null;
  @Field(() => [ReasonWordingInput], { nullable: true, description: 'All five.' }) reasons?: ReasonWordingInput[] | null;
  @Field(() => [RequestCategoryInput], { nullable: true }) categories?: RequestCategoryInput[] | null;
  @Field(() => [MailTextInput], { nullable: true }) mailTexts?: MailTextInput[] | null;
}

@InputType({ description: 'A draft of the next version (§2.4).' })
export class CreateRegulationDraftInput {
  @Field(() => ID, { nullable: true, description: 'The version to copy; the latest published one when it is left out.' }) fromId?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 16 characters, unique; the next one when it is left out.' }) number?: string | null;
}

@InputType({ description: 'A change of a draft: what is left out stays.' })
export class ChangeRegulationDraftInput extends OnRecordInput {
  @Field(() => RegulationParametersInput, { nullable: true }) parameters?: RegulationParametersInput | null;
  @Field(() => DateOnly, { nullable: true, description: 'The day from which it is to be in force.' }) effectiveFrom?: string | null;
  @Field(() => String, { nullable: true, description: 'What changes and why, for everybody; at most 2000 characters.' }) summary?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 16 characters, unique.' }) number?: string | null;
}

@InputType({ description: 'A draft to throw away.' })
export class DiscardRegulationDraftInput extends OnRecordInput {}

@InputType({ description: 'A draft to publish. It never changes afterwards.' })
export class PublishRegulationVersionInput extends OnRecordInput {
  @Field(() => DateOnly, { nullable: true, description: 'First day in force: not in the past, after every published version. The draft’s own when it is left out.' }) effectiveFrom?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Tell contacts of clients by letter too; false when it is empty. Everybody can read the announcement in any case.' }) tellClients?: boolean | null;
}
