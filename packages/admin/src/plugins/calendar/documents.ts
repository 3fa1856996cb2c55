import { gql, type Payload } from '@reglament/admin/kit';

export type DayKind = 'WORKING' | 'WEEKEND' | 'HOLIDAY' | 'MOVED_OFF' | 'WORKING_WEEKEND' | 'SHORT' | 'CLOSED' | 'OPENED' | 'SPECIAL';
export type YearStatus = 'FORECAST' | 'OFFICIAL';
export type Basis = 'RU' | 'NONE';
export interface Hours { opens: string; closes: string }

export interface Calendar { id: string; code: string; name: string; basis: Basis }
export const CALENDARS = gql<{ calendars: Calendar[] }, Record<never, never>>`query Calendars { calendars { id code name basis } }`;
export const CALENDAR_IN_FORCE = gql<{ regulationVersion: { id: string; parameters: { calendarCode: string } } | null }, Record<never, never>>`query CalendarInForce { regulationVersion { id parameters { calendarCode } } }`;
export interface NewCalendar { code: string; nameRu: string; nameEn: string; basis: Basis }
export const CREATE_CALENDAR = gql<{ createCalendar: Payload & { calendar: Calendar | null } }, { input: NewCalendar }>`mutation CreateCalendar($input: CreateCalendarInput!) { createCalendar(input: $input) { calendar { id code name basis } userErrors { code message field clause } } }`;

/** A day of the calendar (§4.6, §6). */
export interface CalendarDay { date: string; kind: DayKind; working: boolean; shortened: boolean; company: boolean; name: string | null; hours: Hours[] | null }
export interface CalendarMonth { month: number; workingDays: number; workingSeconds: number }
export interface Transfer { from: string; to: string; basis: string }
/** A year in one of its versions. */
export interface CalendarYear {
  id: string; calendarCode: string; year: number; status: YearStatus; version: number; decreeNumber: string | null; decreeDate: string | null; workingDays: number;
  months: CalendarMonth[]; transfers: Transfer[]; days: CalendarDay[];
}
interface OfYear { calendarCode: string | null; year: number }
export const YEAR = gql<{ calendarYear: CalendarYear | null }, OfYear & { version: number | null }>`query CalendarYear($calendarCode: String, $year: Int!, $version: Int) { calendarYear(calendarCode: $calendarCode, year: $year, version: $version) {
  id calendarCode year status version decreeNumber decreeDate workingDays months { month workingDays workingSeconds } transfers { from to basis } days { date kind working shortened company name hours { opens closes } }
} }`;

export interface YearVersion { id: string; version: number; status: YearStatus; loadedAt: string; loadedBy: { name: string } | null; reason: string | null; companyDays: number }
export const VERSIONS = gql<{ calendarYearVersions: YearVersion[] }, OfYear>`query CalendarYearVersions($calendarCode: String, $year: Int!) { calendarYearVersions(calendarCode: $calendarCode, year: $year) { id version status loadedAt loadedBy { name } reason companyDays } }`;
export const REMINDERS = gql<{ calendarReminders: { calendarCode: string; year: number }[] }, Record<never, never>>`query CalendarReminders { calendarReminders { calendarCode year } }`;

export interface MovedPromise { obligationId: string; ticketId: string; number: string; subject: string; previousDueAt: string; dueAt: string; graced: boolean }
/** How many promises a change looked at, and what became of them (R11, R21). */
export interface ChangeCounts { looked: number; later: number; earlier: number; graced: number; confirmed: number }
/** What a change would do to the promises that are owed (R11). */
export interface ChangePreview extends ChangeCounts { moved: MovedPromise[]; unknownMoves: string[] }
/** A change as it was carried out, or is. */
export interface CalendarChange extends ChangeCounts {
  id: string; kind: 'COMPANY_DAYS' | 'YEAR_LOADED'; versions: string[]; reason: string | null; actor: { name: string }; changedAt: string; remaining: number; finishedAt: string | null;
}
export const CHANGES = gql<{ calendarChanges: CalendarChange[] }, { calendarCode: string }>`query CalendarChanges($calendarCode: String) { calendarChanges(calendarCode: $calendarCode) { id kind versions reason actor { name } changedAt looked later earlier graced confirmed remaining finishedAt } }`;
export const MOVES = gql<{ calendarChangeMoves: MovedPromise[] }, { changeId: string }>`query CalendarChangeMoves($changeId: ID!) { calendarChangeMoves(changeId: $changeId) { obligationId ticketId number subject previousDueAt dueAt graced } }`;

const PREVIEW = gql`fragment ChangeFigures on CalendarChangePreview { looked later earlier graced confirmed moved { obligationId ticketId number subject previousDueAt dueAt graced } unknownMoves }`;
type ChangePayload = Payload & { preview: ChangePreview | null; calendarChange: { id: string } | null };

export type WantedKind = 'CLOSED' | 'OPENED' | 'SPECIAL' | 'AS_PUBLISHED';
export interface ChangeDays {
  calendarCode: string; expectedVersion: number;
  days: { date: string; kind: WantedKind; nameRu: string | null; nameEn: string | null; hours: Hours[] | null }[];
  announcementRu?: string | null; announcementEn?: string | null; tellClients?: boolean; reason?: string | null; dryRun?: boolean;
}
export const CHANGE_DAYS = gql<{ changeCalendarDays: ChangePayload }, { input: ChangeDays }>`mutation ChangeCalendarDays($input: ChangeCalendarDaysInput!) { changeCalendarDays(input: $input) { preview { ...ChangeFigures } calendarChange { id } userErrors { code message field clause } } } ${PREVIEW}`;

export type ImportFormat = 'LISTS' | 'JSON' | 'ICS';
export interface YearLists { holidays: string[]; transfers: { from: string; to: string }[]; workingWeekends: string[]; shortDays: string[] }
export interface ImportYear {
  calendarCode: string; year: number; expectedVersion: number | null; format: ImportFormat; content: string | null; lists: YearLists | null;
  decreeNumber: string | null; decreeDate: string | null; statedWorkingDays: number | null; dryRun?: boolean;
}
export const IMPORT_YEAR = gql<{ importCalendarYear: ChangePayload }, { input: ImportYear }>`mutation ImportCalendarYear($input: ImportCalendarYearInput!) { importCalendarYear(input: $input) { preview { ...ChangeFigures } calendarChange { id } userErrors { code message field clause } } } ${PREVIEW}`;
