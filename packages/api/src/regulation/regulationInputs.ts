import type { Locale, PostponementReason, Priority, SupportScope } from '@reglament/schema';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { OnRecordInput } from '../platform/graphql/recordInputs.ts';
import { DateOnly } from '../platform/graphql/scalars.ts';
import { PriorityEnum, SupportScopeEnum } from './regulationEnums.ts';
import { DueRuleEnum, LetterLocaleEnum, OutOfHoursSenderEnum, PostponementReasonEnum, QuarantineClockEnum, QueueOrderEnum } from './regulationParameters.type.ts';
import type { DueRule, OutOfHoursSender, QuarantineClock, QueueOrder } from './regulationParameters.ts';

@InputType({ description: 'One interval of a working day, local time (§4.6).' })
export class OpeningIntervalInput {
  @Field(() => String, { description: 'HH:MM.' }) opens!: string;
  @Field(() => String, { description: 'HH:MM, later than it opens; 24:00 is the end of the day.' }) closes!: string;
}

@InputType({ description: 'Within how many working days an answer leaves (§4.7).' })
export class AnswerTermInput {
  @Field(() => PriorityEnum, { description: 'The priority that has this term.' }) priority!: Priority;
  @Field(() => Int, { description: 'From 1 to 365.' }) workingDays!: number;
}

@InputType({ description: 'Exactly one of the two.' })
export class DueWarningInput {
  @Field(() => Int, { nullable: true, description: 'From 1 to 99.' }) percentUsed?: number | null;
  @Field(() => Int, { nullable: true, description: 'From 1.' }) workingMinutesLeft?: number | null;
}

@InputType({ description: 'What stands before the year in numbers (§4.4).' })
export class NumberPrefixesInput {
  @Field(() => String, { description: 'Of tickets, for example TP.' }) ticket!: string;
  @Field(() => String, { description: 'Of Terms of Reference, for example TOR.' }) termsOfReference!: string;
  @Field(() => String, { description: 'Of wishes, for example FW.' }) featureRequest!: string;
}

@InputType({ description: 'A reason of §4.13 in words of this version.' })
export class ReasonWordingInput {
  @Field(() => PostponementReasonEnum, { description: 'The reason.' }) code!: PostponementReason;
  @Field(() => String, { description: 'How it is called in Russian.' }) labelRu!: string;
  @Field(() => String, { description: 'How it is called in English.' }) labelEn!: string;
  @Field(() => Boolean, { description: 'False: it cannot be given.' }) active!: boolean;
}

@InputType({ description: 'What a request may be about, with its clause (§3).' })
export class RequestCategoryInput {
  @Field(() => String, { description: 'By it a request names its category.' }) code!: string;
  @Field(() => String, { description: 'Required, for example 3.14.' }) clause!: string;
  @Field(() => SupportScopeEnum, { description: 'Whether support covers it.' }) scope!: SupportScope;
  @Field(() => String, { description: 'Its name in Russian.' }) nameRu!: string;
  @Field(() => String, { description: 'Its name in English.' }) nameEn!: string;
}

@InputType({ description: 'A letter in words of this version (§4.2, §4.4).' })
export class MailTextInput {
  @Field(() => String, { description: 'Key of the letter, for example ticket.accepted.' }) template!: string;
  @Field(() => LetterLocaleEnum, { description: 'Language of these words.' }) locale!: Locale;
  @Field(() => String, { nullable: true, description: 'Null keeps the usual words.' }) subject?: string | null;
  @Field(() => String, { nullable: true, description: 'Null keeps the usual words.' }) body?: string | null;
}

@InputType({ description: 'What a draft changes: a parameter that is left out stays; a list is given whole.' })
export class RegulationParametersInput {
  @Field(() => String, { nullable: true, description: 'Code of the calendar of working days (§4.6).' }) calendarCode?: string | null;
  @Field(() => String, { nullable: true, description: 'IANA zone of the opening hours (§4.6).' }) timeZone?: string | null;
  @Field(() => [OpeningIntervalInput], { nullable: true, description: 'When the desk is open on a working day, local time (§4.6).' }) openingHours?: OpeningIntervalInput[] | null;
  @Field(() => String, { nullable: true, description: 'Null: a day before a holiday closes like any other.' }) shortDayCloses?: string | null;
  @Field(() => OutOfHoursSenderEnum, { nullable: true, description: 'Who may send an answer out of hours (§4.6).' }) outOfHoursSending?: OutOfHoursSender | null;
  @Field(() => [AnswerTermInput], { nullable: true, description: 'One for each priority.' }) answerTerms?: AnswerTermInput[] | null;
  @Field(() => Float, { nullable: true, description: 'More than 0, at most 24.' }) nominalDayHours?: number | null;
  @Field(() => DueRuleEnum, { nullable: true, description: 'How a term of working days is counted (§4.7).' }) dueRule?: DueRule | null;
  @Field(() => QueueOrderEnum, { nullable: true, description: 'In what order requests are taken (§4.7).' }) queueOrder?: QueueOrder | null;
  @Field(() => PriorityEnum, { nullable: true, description: 'Of a request that names none (§4.7).' }) defaultPriority?: Priority | null;
  @Field(() => [DueWarningInput], { nullable: true, description: 'When staff is warned of a due (§4.7).' }) warnings?: DueWarningInput[] | null;
  @Field(() => QuarantineClockEnum, { nullable: true, description: 'From when a letter released from quarantine is counted (§4.9).' }) quarantineClock?: QuarantineClock | null;
  @Field(() => Int, { nullable: true, description: 'Days after closing within which the client’s message reopens a ticket (§4.4).' }) archiveAfterDays?: number | null;
  @Field(() => Int, { nullable: true, description: 'Minutes within which the notice of work is merged into the confirmation (§4.4).' }) combinedNoticeMinutes?: number | null;
  @Field(() => Int, { nullable: true, description: 'Working minutes given when a change of the calendar would leave a due in the past (§6).' }) graceWorkingMinutes?: number | null;
  @Field(() => Int, { nullable: true, description: 'Working days within which Terms of Reference are to be reviewed, 1 to 365: an aim, no promise (§3.16).' }) termsOfReferenceReviewDays?: number | null;
  @Field(() => NumberPrefixesInput, { nullable: true, description: 'What stands before the year in numbers (§4.4).' }) numberPrefixes?: NumberPrefixesInput | null;
  @Field(() => [ReasonWordingInput], { nullable: true, description: 'All five.' }) reasons?: ReasonWordingInput[] | null;
  @Field(() => [RequestCategoryInput], { nullable: true, description: 'What requests are about (§3).' }) categories?: RequestCategoryInput[] | null;
  @Field(() => [MailTextInput], { nullable: true, description: 'Letters in words of this version; others keep the usual ones (§4.2, §4.4).' }) mailTexts?: MailTextInput[] | null;
}

@InputType({ description: 'A draft of the next version (§2.4).' })
export class CreateRegulationDraftInput {
  @Field(() => ID, { nullable: true, description: 'The version to copy; the latest published one when it is left out.' }) fromId?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 16 characters, unique; the next one when it is left out.' }) number?: string | null;
}

@InputType({ description: 'A change of a draft: what is left out stays.' })
export class ChangeRegulationDraftInput extends OnRecordInput {
  @Field(() => RegulationParametersInput, { nullable: true, description: 'What changes; parameters that are left out stay.' }) parameters?: RegulationParametersInput | null;
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
