import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { calendarBases, type CalendarBasis } from '../calendar/calendarBasis.ts';
import type { DayKind } from '../calendar/dayKind.ts';
import { ActorType } from '../platform/graphql/actor.type.ts';
import type { Actor } from '../platform/events/actor.ts';
import { DateOnly, DateTime } from '../platform/graphql/scalars.ts';
import { ActPayload } from '../platform/graphql/types.ts';
import { enumOfCodes, enumType } from '../platform/graphql/vocabulary.ts';
import { calendarChangeKinds, type CalendarChangeKind } from '../sla/calendarChange.entity.ts';
import { DayKindEnum } from '../sla/sla.type.ts';
import { importFormats, type ImportFormat } from './yearImport.ts';

export const CalendarBasisEnum = enumType(calendarBases, 'CalendarBasis', 'The law from which a calendar follows while a year is not published (R21).');
export const CalendarStatusEnum = enumOfCodes(['FORECAST', 'OFFICIAL'], 'CalendarStatus', 'Whether a year is published or computed from the law alone (R21).', {
  FORECAST: 'Computed from the law.',
  OFFICIAL: 'Published and loaded.',
});
export const CalendarChangeKindEnum = enumOfCodes(calendarChangeKinds, 'CalendarChangeKind', 'How a calendar changed: the company announced days (§6), or a year was loaded (§4.6).', {
  COMPANY_DAYS: 'The company announced days (§6).',
  YEAR_LOADED: 'A year was loaded (§4.6).',
});
const wantedKinds = ['CLOSED', 'OPENED', 'SPECIAL', 'AS_PUBLISHED'] as const;
export const CompanyDayKindEnum = enumOfCodes(wantedKinds, 'CompanyDayKind', 'What the company makes of a day (§6): closed, opened, with hours of its own, or again as the state calendar has it.', {
  CLOSED: 'Nobody works.',
  OPENED: 'The desk works though the state does not.',
  SPECIAL: 'The desk works in hours of that day alone.',
  AS_PUBLISHED: 'Again as the state calendar has it.',
});
export const CalendarFormatEnum = enumOfCodes(importFormats, 'CalendarFormat', 'The form in which a year is brought: JSON as it is published, iCalendar, or lists of days.', {
  JSON: 'As it is published.',
  ICS: 'iCalendar.',
  LISTS: 'Lists of days.',
});

@ObjectType('DayHours', { simpleResolvers: true, description: 'An interval of one day in local time.' })
export class DayHoursType {
  @Field(() => String, { description: 'HH:MM' }) opens!: string;
  @Field(() => String, { description: 'HH:MM; 24:00 is the end of the day.' }) closes!: string;
}

@ObjectType('Calendar', { simpleResolvers: true, description: 'A calendar of working days (§4.6).' })
export class CalendarType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'By it a version of the regulation chooses its calendar.' }) code!: string;
  @Field(() => String, { description: 'Its name, in the language of the request.' }) name!: string;
  @Field(() => CalendarBasisEnum, { description: 'The law that forecasts its unpublished years.' }) basis!: CalendarBasis;
}

@ObjectType('CalendarDay', { simpleResolvers: true, description: 'A day of a calendar.' })
export class CalendarDayType {
  @Field(() => DateOnly, { description: 'The day.' }) date!: string;
  @Field(() => DayKindEnum, { description: 'What kind of day it is.' }) kind!: DayKind;
  @Field(() => Boolean, { description: 'Whether the desk works.' }) working!: boolean;
  @Field(() => Boolean, { description: 'One hour shorter by law.' }) shortened!: boolean;
  @Field(() => Boolean, { description: 'Set by the company, not by the state (§6).' }) company!: boolean;
  @Field(() => String, { nullable: true, description: 'The holiday, or why the day moved, in the language of the request.' }) name!: string | null;
  @Field(() => [DayHoursType], { nullable: true, description: 'Hours of this day alone.' }) hours!: DayHoursType[] | null;
}

@ObjectType('CalendarMonth', { simpleResolvers: true, description: 'How much of a month is worked.' })
export class CalendarMonthType {
  @Field(() => Int, { description: '1–12' }) month!: number;
  @Field(() => Int, { description: 'Days of the month on which the desk works.' }) workingDays!: number;
  @Field(() => Int, { description: 'By the opening hours of the regulation in force.' }) workingSeconds!: number;
}

@ObjectType('CalendarTransfer', { simpleResolvers: true, description: 'A day off that moved.' })
export class CalendarTransferType {
  @Field(() => DateOnly, { description: 'The day off as it was.' }) from!: string;
  @Field(() => DateOnly, { description: 'The day to which it moved.' }) to!: string;
  @Field(() => String, { description: '"decree" or "law".' }) basis!: string;
}

@ObjectType('CalendarYear', { simpleResolvers: true, description: 'A year of a calendar in one of its versions (§4.6, §6).' })
export class CalendarYearType {
  @Field(() => ID, { description: 'Calendar, year and version.' }) id!: string;
  @Field(() => String, { description: 'Code of its calendar.' }) calendarCode!: string;
  @Field(() => Int, { description: 'The year, for example 2026.' }) year!: number;
  @Field(() => CalendarStatusEnum, { description: 'Whether it is published or a forecast.' }) status!: 'FORECAST' | 'OFFICIAL';
  @Field(() => Int, { description: '0 for a forecast that nobody stored.' }) version!: number;
  @Field(() => String, { nullable: true, description: 'Number of the decree that moves days off.' }) decreeNumber!: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'Day of that decree.' }) decreeDate!: string | null;
  @Field(() => Int, { description: 'Days of the year on which the desk works.' }) workingDays!: number;
  @Field(() => [CalendarMonthType], { description: 'Its twelve months.' }) months!: CalendarMonthType[];
  @Field(() => [CalendarTransferType], { description: 'Days off that moved.' }) transfers!: CalendarTransferType[];
  @Field(() => [CalendarDayType], { description: 'Every day of the year.' }) days!: CalendarDayType[];
}

@ObjectType('CalendarYearVersion', { simpleResolvers: true, description: 'A version of a year: who made it, when and why.' })
export class CalendarYearVersionType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: '1 for the first, rising with each change.' }) version!: number;
  @Field(() => CalendarStatusEnum, { description: 'Whether it is published or a forecast.' }) status!: 'FORECAST' | 'OFFICIAL';
  @Field(() => DateTime, { description: 'When this version was made.' }) loadedAt!: string;
  @Field(() => ActorType, { nullable: true, description: 'Who made it; null for one that came with the desk.' }) loadedBy!: Actor | null;
  @Field(() => String, { nullable: true, description: 'Why, where somebody said so.' }) reason!: string | null;
  @Field(() => Int, { description: 'Days that the company set itself.' }) companyDays!: number;
}

@ObjectType('CalendarReminder', { simpleResolvers: true, description: 'A year that should have been loaded by now: from 1 October on the next one (R21).' })
export class CalendarReminderType {
  @Field(() => String, { description: 'Code of the calendar that lacks the year.' }) calendarCode!: string;
  @Field(() => Int, { description: 'The year that is not loaded.' }) year!: number;
}

@ObjectType('MovedPromise', { simpleResolvers: true, description: 'A due that a change of the calendar moves (R11).' })
export class MovedPromiseType {
  @Field(() => ID, { description: 'UUID of the promise.' }) obligationId!: string;
  @Field(() => ID, { description: 'UUID of the ticket.' }) ticketId!: string;
  @Field(() => String, { description: 'Number of the ticket.' }) number!: string;
  @Field(() => String, { description: 'Subject of the ticket.' }) subject!: string;
  @Field(() => DateTime, { description: 'When it was due before.' }) previousDueAt!: Date;
  @Field(() => DateTime, { description: 'When the answer is due now.' }) dueAt!: Date;
  @Field(() => Boolean, { description: 'The calendar alone would have put it in the past: a little working time from now instead.' }) graced!: boolean;
}

@ObjectType('CalendarChangePreview', { simpleResolvers: true, description: 'What a change of the calendar would do to the promises that are still owed (R11).' })
export class CalendarChangePreviewType {
  @Field(() => Int, { description: 'Promises whose term touches the changed years.' }) looked!: number;
  @Field(() => Int, { description: 'Promises that would become due later.' }) later!: number;
  @Field(() => Int, { description: 'Promises that would become due earlier.' }) earlier!: number;
  @Field(() => Int, { description: 'Among the earlier ones: they would be in the past and get a little working time instead.' }) graced!: number;
  @Field(() => Int, { description: 'Provisional ones that become final (R21).' }) confirmed!: number;
  @Field(() => [MovedPromiseType], { description: 'At most fifty, those that hurt first.' }) moved!: MovedPromiseType[];
  @Field(() => [DateOnly], { description: 'Days that differ from the law and whose move the file does not tell: nothing is made up for them.' }) unknownMoves!: readonly string[];
}

@ObjectType('CalendarChange', { simpleResolvers: true, description: 'A change of the calendar as it was carried out (R11, §6).' })
export class CalendarChangeType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Code of the calendar that changed.' }) calendarCode!: string;
  @Field(() => CalendarChangeKindEnum, { description: 'What kind of change it was.' }) kind!: CalendarChangeKind;
  @Field(() => [String], { description: 'New versions, for example `2027 v2`.' }) versions!: string[];
  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever changed it.' }) reason!: string | null;
  @Field(() => ActorType, { description: 'Who made the change.' }) actor!: Actor;
  @Field(() => DateTime, { description: 'When it was decided.' }) changedAt!: string;
  @Field(() => Int, { description: 'Open promises that were looked at so far.' }) looked!: number;
  @Field(() => Int, { description: 'Promises that became due later.' }) later!: number;
  @Field(() => Int, { description: 'Promises that became due earlier.' }) earlier!: number;
  @Field(() => Int, { description: 'They need a look by the head of support.' }) graced!: number;
  @Field(() => Int, { description: 'Promises whose due stayed and is no longer provisional.' }) confirmed!: number;
  @Field(() => Int, { description: 'Promises that still wait to be recomputed.' }) remaining!: number;
  @Field(() => DateTime, { nullable: true, description: 'When the promises had been recomputed; null while that goes on.' }) finishedAt!: string | null;
}

@InputType('DayHoursInput', { description: 'An interval of one day in local time.' })
export class DayHoursInput {
  @Field(() => String, { description: 'HH:MM' }) opens!: string;
  @Field(() => String, { description: 'HH:MM, later than `opens`; 24:00 is the end of the day.' }) closes!: string;
}

@InputType('CompanyDayInput', { description: 'A day as the company wants it (§6).' })
export class CompanyDayInput {
  @Field(() => DateOnly, { description: 'The day.' }) date!: string;
  @Field(() => CompanyDayKindEnum, { description: 'What the company makes of it.' }) kind!: (typeof wantedKinds)[number];
  @Field(() => String, { nullable: true, description: 'What the day is, for explanations.' }) nameRu?: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the day in English.' }) nameEn?: string | null;
  @Field(() => [DayHoursInput], { nullable: true, description: 'Needed for SPECIAL, possible for OPENED.' }) hours?: DayHoursInput[] | null;
}

@InputType()
abstract class CalendarActInput {
  @Field(() => String, { nullable: true, description: '`ru` when nothing is said.' }) calendarCode?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True: only says what would move; nothing is written.' }) dryRun?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Why, kept with the version and with every due that moves; at most 2,000 characters.' }) reason?: string | null;
  @Field(() => String, { nullable: true, description: 'Public announcement in Russian (§6); none without it.' }) announcementRu?: string | null;
  @Field(() => String, { nullable: true, description: 'The same in English.' }) announcementEn?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Send the announcement to contacts of clients by letter too; false when it is empty.' }) tellClients?: boolean | null;
}

@InputType({ description: 'Days that the company closes, opens or gives hours of their own (§6).' })
export class ChangeCalendarDaysInput extends CalendarActInput {
  @Field(() => Int, { nullable: true, description: 'The version of the year that was seen, 0 for a forecast; another one is refused with STALE_VERSION. For days of one year only.' }) expectedVersion?: number | null;
  @Field(() => [CompanyDayInput], { description: 'At most 400.' }) days!: CompanyDayInput[];
}

@InputType('CalendarTransferInput', { description: 'A day off that gives its place to another day.' })
export class CalendarTransferInput {
  @Field(() => DateOnly, { description: 'The day that would be off.' }) from!: string;
  @Field(() => DateOnly, { description: 'The day that is off instead.' }) to!: string;
}

@InputType('CalendarListsInput', { description: 'A year as lists of days. A day off that moved need not stand among `holidays` too.' })
export class CalendarListsInput {
  @Field(() => [DateOnly], { description: 'Days off that are not ordinary weekends; under Russian law all statutory holidays are among them. At most 400.' }) holidays!: string[];
  @Field(() => [CalendarTransferInput], { nullable: true, description: 'Days off that the decree or the law moves; at most 60.' }) transfers?: CalendarTransferInput[] | null;
  @Field(() => [DateOnly], { nullable: true, description: 'Weekends that are worked; at most 400.' }) workingWeekends?: string[] | null;
  @Field(() => [DateOnly], { nullable: true, description: 'Working days that are one hour shorter by law; at most 400.' }) shortDays?: string[] | null;
}

@InputType({ description: 'The official calendar of a year (§4.6).' })
export class ImportCalendarYearInput extends CalendarActInput {
  @Field(() => Int, { description: 'The year that it must be about.' }) year!: number;
  @Field(() => Int, { nullable: true, description: 'The version of the year that was seen, 0 for a forecast; another one is refused with STALE_VERSION.' }) expectedVersion?: number | null;
  @Field(() => CalendarFormatEnum, { description: 'In which form it comes.' }) format!: ImportFormat;
  @Field(() => String, { nullable: true, description: 'The file, for JSON and ICS; at most 1 MB.' }) content?: string | null;
  @Field(() => CalendarListsInput, { nullable: true, description: 'The days, for LISTS.' }) lists?: CalendarListsInput | null;
  @Field(() => String, { nullable: true, description: 'Number of the decree, where the file does not say it; for LISTS always, under Russian law.' }) decreeNumber?: string | null;
  @Field(() => DateOnly, { nullable: true, description: 'Day of the decree.' }) decreeDate?: string | null;
  @Field(() => Int, { nullable: true, description: 'Published number of working days, checked against the lists.' }) statedWorkingDays?: number | null;
}

@InputType({ description: 'A calendar with holidays of its own.' })
export class CreateCalendarInput {
  @Field(() => String, { description: 'Latin letters, digits, hyphen; at most 32.' }) code!: string;
  @Field(() => String, { description: 'Its name in Russian.' }) nameRu!: string;
  @Field(() => String, { description: 'Its name in English.' }) nameEn!: string;
  @Field(() => CalendarBasisEnum, { description: 'The law that forecasts its unpublished years.' }) basis!: CalendarBasis;
}

@ObjectType({ simpleResolvers: true, description: 'What a change of the calendar answers.' })
export class CalendarChangePayload extends ActPayload {
  @Field(() => CalendarChangePreviewType, { nullable: true, description: 'What moves; null when the change was refused.' }) preview!: CalendarChangePreviewType | null;
  @Field(() => CalendarChangeType, { nullable: true, description: 'The change as it was carried out; null after a dry run.' }) calendarChange!: CalendarChangeType | null;
}

@ObjectType({ simpleResolvers: true, description: 'What createCalendar answers.' })
export class CreateCalendarPayload extends ActPayload {
  @Field(() => CalendarType, { nullable: true, description: 'The calendar; null when it was refused.' }) calendar!: CalendarType | null;
}
