import type { AnnouncementKind } from '@reglament/schema';
import { announce, type Period } from '../announcements/announce.ts';
import { CalendarYearRecord } from '../calendar/calendarYear.entity.ts';
import { forecastOf } from '../calendar/calendarBasis.ts';
import { overlaidWith, type CompanyDay } from '../calendar/companyDay.ts';
import type { CalendarYear } from '../calendar/productionYear.ts';
import { readRows } from '../platform/reading/connection.ts';
import { newId } from '../platform/identity.ts';
import { latinKey, line } from '../platform/input/values.ts';
import { refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import { ruleBooksWith, writtenVersions } from '../regulation/ruleBook.ts';
import { CalendarChange, type CalendarChangeKind } from '../sla/calendarChange.entity.ts';
import { touchedBy } from '../sla/calendarListing.ts';
import type { NewCalendar } from '../sla/calendarRecompute.ts';
import { WorkCalendarRecord } from '../calendar/workCalendar.entity.ts';
import { previewOf, type ChangePreview } from './changePreview.ts';

/** The newest version of a year, or its forecast when nobody stored one. */
export interface NewestYear {
  /** The state calendar without the company's days. */
  state: CalendarYear;
  companyDays: readonly CompanyDay[];
  /** 0 when nothing is stored. */
  version: number;
}

/** A year as it shall be. */
export interface PlannedYear {
  state: CalendarYear;
  companyDays: readonly CompanyDay[];
}

/** What shall become of a calendar. */
export interface PlannedChange {
  calendar: LockedCalendar;
  kind: CalendarChangeKind;
  years: readonly PlannedYear[];
  /** Days that moved, nobody knows from where. */
  unknownMoves?: readonly string[];
  reason: string | null;
  /** The days that it is about, for whoever is told. */
  period: Period;
  announcement: { title: { ru: string; en: string }; text: { ru: string; en: string }; tellClients?: boolean } | null;
}

/** A calendar whose changes wait for this act. */
export interface LockedCalendar {
  code: string;
  basis: 'RU' | 'NONE';
  newest: ReadonlyMap<number, NewestYear>;
}

export const clause = '6';
const announcementKind: AnnouncementKind = 'CALENDAR';

/** The calendar with its newest years, locked: changes of one calendar come one after the other. */
export const calendarForAct = async (work: Work, code: string): Promise<LockedCalendar> => {
  const { reader } = work;
  const [calendar] = await readRows<{ code: string; basis: 'RU' | 'NONE' }>(reader, 'select code, basis from work_calendar where code = $1 for update', [code]);
  if (!calendar) throw refusal('NOT_FOUND', { field: ['calendarCode'], clause });
  const rows = await readRows<{ year: number; version: number; content: CalendarYear; companyDays: CompanyDay[] }>(
    reader,
    `select distinct on (year) year, year_version as version, content, company_days as "companyDays" from calendar_year where calendar_code = $1 order by year, year_version desc`,
    [code],
  );
  return { ...calendar, newest: new Map(rows.map(({ year, version, content, companyDays }) => [year, { state: content, companyDays, version }])) };
};

/** The year as it is now. */
export const newestOf = ({ basis, newest }: LockedCalendar, year: number): NewestYear => newest.get(year) ?? { state: forecastOf(basis)(year), companyDays: [], version: 0 };

/** A change that was made over another version than the one that was seen would undo what somebody else did meanwhile. */
export const requireSeen = (calendar: LockedCalendar, year: number, expectedVersion: number | null | undefined): void => {
  const { version } = newestOf(calendar, year);
  if (expectedVersion != null && version !== expectedVersion) throw refusal('STALE_VERSION', { field: ['expectedVersion'], clause, params: { version } });
};

const nextVersion = (calendar: LockedCalendar, year: number): number => newestOf(calendar, year).version + 1;

/** The calendar as it will be, for counting before anything is written. */
const calendarAfter = ({ calendar, years }: PlannedChange): NewCalendar => {
  const planned = new Map(years.map((one) => [one.state.year, { ...one, version: nextVersion(calendar, one.state.year) }]));
  const all = new Map<number, NewestYear>([...calendar.newest, ...planned]);
  const compiled = [...all.values()].map(({ state, companyDays, version }) => ({ ...overlaidWith(state, companyDays), version }));
  const versions = new Map([...all].map(([year, { version }]) => [year, version]));
  const books = new Map(ruleBooksWith(calendar.code).map((book) => [book.versionId, calendarOfRegulation(book.parameters, compiled, calendar.basis)]));
  return { versions, of: (book) => books.get(book.versionId) ?? book.calendar };
};

const changedYears = ({ calendar, years }: PlannedChange) => years.map(({ state }) => ({ year: state.year, version: nextVersion(calendar, state.year) }));

const touched = (work: Work, plan: PlannedChange) => touchedBy(ruleBooksWith(plan.calendar.code).map(({ versionId }) => versionId), changedYears(plan), work.at);

/** The dry run (R11): what would move; nothing is written. */
export const previewChange = async (work: Work, plan: PlannedChange): Promise<ChangePreview & { unknownMoves: readonly string[] }> => ({
  ...(await previewOf(work.reader, touched(work, plan), calendarAfter(plan), work.now)), unknownMoves: plan.unknownMoves ?? [],
});

/**
 * R11, §6: the change as one act. New versions of the years, the announcement, and the list of the promises that are to be counted
 * anew are written together; the recomputing itself follows in batches and survives whoever began it.
 */
export const carryOutChange = async (work: Work, plan: PlannedChange): Promise<string> => {
  const { calendar, kind, years, reason, announcement, period } = plan;
  const after = calendarAfter(plan);
  const changed = changedYears(plan);
  for (const { state, companyDays } of years) {
    const yearVersion = nextVersion(calendar, state.year);
    work.em.create(CalendarYearRecord, {
      calendarCode: calendar.code, year: state.year, status: state.status, yearVersion, content: { ...state, version: yearVersion }, companyDays,
      reason, loadedBy: work.actor, loadedAt: work.at,
    });
  }
  const id = newId();
  work.em.create(CalendarChange, {
    id, calendarCode: calendar.code, kind, reason, actor: work.actor, changedAt: work.at,
    changed: Object.fromEntries(changed.map(({ year, version }) => [year, version])),
    versions: Object.fromEntries([...after.versions].flatMap(([year, version]) => (version === null ? [] : [[year, version]]))),
  });
  // a desk with a million open promises needs more than the ten seconds that an act may take
  await readRows(work.reader, 'set local statement_timeout = 0', []);
  const { sql, values } = touched(work, plan);
  await readRows(work.reader, `insert into calendar_recompute (change_id, obligation_id) select $${values.length + 1}, o.id from response_obligation o where ${sql}`, [...values, id]);
  if (announcement) await announce(work, { kind: announcementKind, ...announcement, period, subjectId: id });
  await work.record({
    type: 'CALENDAR_CHANGED', subjectType: 'calendar', subjectId: id,
    payload: { calendarCode: calendar.code, kind, versions: changed.map(({ year, version }) => writtenVersions(year, year, () => version)), reason },
  });
  return id;
};

/** A name of a calendar; whoever chooses one sees nothing else of it. */
const nameOf = (field: string, value: string): string => {
  const name = line(200)(value, { field, clause: '4.6' });
  if (name === '') throw refusal('REQUIRED_FIELD_MISSING', { field: [field], clause: '4.6' });
  return name;
};

/** Adds a calendar with other holidays (§4.6); its years are loaded afterwards. */
export const createCalendar = async (work: Work, given: { code: string; nameRu: string; nameEn: string; basis: 'RU' | 'NONE' }): Promise<string> => {
  if (given.code.trim() === '') throw refusal('REQUIRED_FIELD_MISSING', { field: ['code'], clause: '4.6' });
  const values = { code: latinKey(32)(given.code, { field: 'code', clause: '4.6' }), nameRu: nameOf('nameRu', given.nameRu), nameEn: nameOf('nameEn', given.nameEn), basis: given.basis };
  const id = newId();
  work.em.create(WorkCalendarRecord, { id, ...values, createdAt: work.at });
  await work.record({ type: 'CALENDAR_CREATED', subjectType: 'calendar', subjectId: id, payload: { calendarCode: values.code } });
  return id;
};
