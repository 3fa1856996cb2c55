import { gql, type Payload } from '@reglament/admin/kit';

export type DayKind = 'WORKING' | 'WEEKEND' | 'HOLIDAY' | 'MOVED_OFF' | 'WORKING_WEEKEND' | 'SHORT' | 'CLOSED' | 'OPENED' | 'SPECIAL';
export interface Hours { opens: string; closes: string }
/** A day of the calendar (§4.6, §6). */
export interface CalendarDay { date: string; kind: DayKind; working: boolean; shortened: boolean; company: boolean; name: string | null; hours: Hours[] | null }
export interface CalendarMonth { month: number; workingDays: number; workingSeconds: number }
/** A year in one of its versions. */
export interface CalendarYear {
  id: string; year: number; status: 'FORECAST' | 'OFFICIAL'; version: number; decreeNumber: string | null; decreeDate: string | null; workingDays: number;
  months: CalendarMonth[]; days: CalendarDay[];
}
export const YEAR = gql<{ calendarYear: CalendarYear | null }, { year: number; version: number | null }>`query CalendarYear($year: Int!, $version: Int) { calendarYear(year: $year, version: $version) {
  id year status version decreeNumber decreeDate workingDays months { month workingDays workingSeconds } days { date kind working shortened company name hours { opens closes } }
} }`;

export interface YearVersion { id: string; version: number; status: 'FORECAST' | 'OFFICIAL'; loadedAt: string; loadedBy: { name: string } | null; reason: string | null; companyDays: number }
export const VERSIONS = gql<{ calendarYearVersions: YearVersion[] }, { year: number }>`query CalendarYearVersions($year: Int!) { calendarYearVersions(year: $year) { id version status loadedAt loadedBy { name } reason companyDays } }`;
export const REMINDERS = gql<{ calendarReminders: { year: number }[] }, Record<never, never>>`query CalendarReminders { calendarReminders { year } }`;

/** What a change would do to the promises that are owed (R11). */
export interface ChangePreview {
  looked: number; later: number; earlier: number; graced: number; confirmed: number;
  moved: { obligationId: string; number: string; subject: string; previousDueAt: string; dueAt: string; graced: boolean }[];
}
type ChangePayload = Payload & { preview: ChangePreview | null; calendarChange: { id: string } | null };

export type WantedKind = 'CLOSED' | 'OPENED' | 'SPECIAL' | 'AS_PUBLISHED';
export interface ChangeDays {
  days: { date: string; kind: WantedKind; nameRu: string | null; nameEn: string | null; hours: Hours[] | null }[];
  announcementRu?: string | null; announcementEn?: string | null; reason?: string | null; dryRun?: boolean;
}
export const CHANGE_DAYS = gql<{ changeCalendarDays: ChangePayload }, { input: ChangeDays }>`mutation ChangeCalendarDays($input: ChangeCalendarDaysInput!) { changeCalendarDays(input: $input) { preview { looked later earlier graced confirmed moved { obligationId number subject previousDueAt dueAt graced } } calendarChange { id } userErrors { code message field clause } } }`;
export interface ImportYear { year: number; format: 'JSON' | 'ICS'; content: string; decreeNumber: string | null; decreeDate: string | null; dryRun?: boolean }
export const IMPORT_YEAR = gql<{ importCalendarYear: ChangePayload }, { input: ImportYear }>`mutation ImportCalendarYear($input: ImportCalendarYearInput!) { importCalendarYear(input: $input) { preview { looked later earlier graced confirmed moved { obligationId number subject previousDueAt dueAt graced } } calendarChange { id } userErrors { code message field clause } } }`;
