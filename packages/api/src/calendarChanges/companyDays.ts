import type { Period } from '../announcements/announce.ts';
import { refusal } from '../platform/refusal.ts';
import { clean } from '../platform/input/values.ts';
import type { CompanyDay } from '../calendar/companyDay.ts';
import { dayKinds } from '../calendar/dayKind.ts';
import { dayNumberOfDate, writtenDate, yearOf } from '../calendar/localDate.ts';
import { dayIntervalsOf, type OpeningHours } from '../calendar/openingHours.ts';
import { kindOfDate } from '../calendar/productionYear.ts';
import type { Work } from '../platform/work.ts';
import { calendarForAct, clause, newestOf, requireSeen, type LockedCalendar, type PlannedChange, type PlannedYear } from './calendarChangeActs.ts';

/** A day as it was asked for; AS_PUBLISHED takes the company's own word back. */
export interface WantedDay {
  date: string;
  kind: CompanyDay['kind'] | 'AS_PUBLISHED';
  nameRu?: string | null;
  nameEn?: string | null;
  hours?: readonly OpeningHours[] | null;
}

const mostDays = 400;
const longestName = 200;
const mostIntervals = 12;
const [firstYear, lastYear] = [2000, 2200];

const hoursOf = (day: WantedDay, index: number): readonly OpeningHours[] | null => {
  const place = { field: ['days', String(index), 'hours'], clause };
  const wrong = (ru: string, en: string): Error => refusal('OPENING_HOURS_WRONG', { ...place, params: { reason: { ru, en } } });
  if (!day.hours?.length) {
    if (day.kind === 'SPECIAL') throw wrong('укажите хотя бы один интервал', 'give at least one interval');
    return null;
  }
  if (day.kind === 'CLOSED' || day.kind === 'AS_PUBLISHED') throw wrong('у этого дня их не бывает', 'such a day has none');
  if (day.hours.length > mostIntervals) throw wrong(`не больше ${mostIntervals} интервалов в день`, `a day has at most ${mostIntervals} intervals`);
  try {
    dayIntervalsOf(day.hours);
  } catch {
    throw wrong('нужны часы вида 10:00–15:00, закрытие позже открытия, без наложений и не через полночь', 'need times like 10:00–15:00 that close later than they open, do not overlap and do not cross midnight');
  }
  return day.hours.map(({ opens, closes }) => ({ opens, closes }));
};

const companyDayOf = (day: WantedDay, index: number): CompanyDay | null => {
  const hours = hoursOf(day, index);
  if (day.kind === 'AS_PUBLISHED') return null;
  const names = { ru: clean(day.nameRu ?? '') || dayKinds[day.kind].ru, en: clean(day.nameEn ?? '') || clean(day.nameRu ?? '') || dayKinds[day.kind].en };
  for (const [field, name] of [['nameRu', names.ru], ['nameEn', names.en]] as const)
    if (name.length > longestName) throw refusal('TOO_LONG', { field: ['days', String(index), field], clause, params: { limit: longestName, length: name.length } });
  return { date: day.date, kind: day.kind, name: names, ...(hours ? { hours } : {}) };
};

const requireSound = (days: readonly WantedDay[]): void => {
  if (days.length === 0) throw refusal('REQUIRED_FIELD_MISSING', { field: ['days'], clause });
  if (days.length > mostDays) throw refusal('TOO_MANY_INPUTS', { field: ['days'], clause, params: { limit: mostDays, length: days.length } });
  const seen = new Set<string>();
  days.forEach(({ date }, index) => {
    const field = ['days', String(index), 'date'];
    const year = yearOf(dayNumberOfDate(date));
    if (year < firstYear || year > lastYear) throw refusal('DATE_OUTSIDE_YEAR', { field, clause, params: { date: writtenDate(date), year: `${firstYear}–${lastYear}` } });
    if (seen.has(date)) throw refusal('DATE_REPEATED', { field, clause, params: { date: writtenDate(date) } });
    seen.add(date);
  });
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The years with the wanted days in the company's own list; years in which nothing changes are left out. */
const plannedYears = (calendar: LockedCalendar, days: readonly WantedDay[]): PlannedYear[] =>
  [...Map.groupBy(days.map((day, index) => ({ day, index })), ({ day }) => yearOf(dayNumberOfDate(day.date)))].flatMap(([year, wanted]) => {
    const { state, companyDays } = newestOf(calendar, year);
    const byDate = new Map(companyDays.map((day) => [day.date, day]));
    for (const { day, index } of wanted) {
      const own = companyDayOf(day, index);
      // closing a Sunday says nothing that the calendar does not say already
      const saysNothing = own === null || (own.kind === 'CLOSED' && kindOfDate(state, day.date) === 'WEEKEND') || (own.kind === 'OPENED' && !own.hours && kindOfDate(state, day.date) === 'WORKING');
      if (saysNothing) byDate.delete(day.date);
      else byDate.set(day.date, own);
    }
    const next = [...byDate.values()].toSorted((a, b) => a.date.localeCompare(b.date));
    return same(next, companyDays) ? [] : [{ state, companyDays: next }];
  });

export interface WantedDays {
  calendarCode: string;
  days: readonly WantedDay[];
  /** The version of the year that was seen. */
  expectedVersion?: number | null | undefined;
  reason: string | null;
  announcement: PlannedChange['announcement'];
}

const requireSeenYear = (calendar: LockedCalendar, { days, expectedVersion }: WantedDays): void => {
  const [year, ...others] = new Set(days.map(({ date }) => yearOf(dayNumberOfDate(date))));
  if (expectedVersion == null || year === undefined) return;
  if (others.length > 0) throw refusal('INVALID_VALUE', { field: ['expectedVersion'], clause, params: { reason: { ru: 'только для дней одного года', en: 'is for days of one year only' } } });
  requireSeen(calendar, year, expectedVersion);
};

/** From the first of the days to the last. */
const periodOf = (days: readonly WantedDay[]): Period => {
  const dates = days.map(({ date }) => date).toSorted();
  return { from: dates.at(0) ?? '', until: dates.at(-1) ?? '' };
};

/** §6: the company closes, opens or shortens days over the state calendar. */
export const planDays = async (work: Work, input: WantedDays): Promise<PlannedChange> => {
  requireSound(input.days);
  const calendar = await calendarForAct(work, input.calendarCode);
  requireSeenYear(calendar, input);
  const years = plannedYears(calendar, input.days);
  if (years.length === 0) throw refusal('CALENDAR_UNCHANGED', { field: ['days'], clause });
  return { calendar, kind: 'COMPANY_DAYS', years, reason: input.reason, period: periodOf(input.days), announcement: input.announcement };
};
