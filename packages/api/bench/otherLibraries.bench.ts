import { fileURLToPath } from 'node:url';
import dayjs from 'dayjs';
import dayjsBusinessTime from 'dayjs-business-time';
import type { Priority } from '@reglament/schema';
import moment from 'moment-business-time';
import { isWorkingKind } from '../src/calendar/dayKind.ts';
import { officialYears } from '../src/calendar/officialYears.ts';
import type { WorkCalendar } from '../src/calendar/workCalendar.ts';
import { defaultRegulation } from '../src/regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../src/regulation/regulationCalendar.ts';
import { dueOf, termOf } from '../src/sla/dueDate.ts';

/** How a library does beside the clock of the desk, on the same arrivals; speeds are per second of the processor. */
export interface LibraryFigures {
  readonly name: string;
  readonly duesPerSecond: number;
  readonly compared: number;
  /** Answers that are not ours, by the reason. */
  readonly wrong: {
    /** The term holds a working Saturday, which the library cannot be told of. */
    readonly workingSaturday: number;
    /** Cut to the minute, the same arrival gets the right answer. */
    readonly secondsLost: number;
    readonly other: number;
    /** Of all these, how many are later than the regulation allows: a desk that trusts them breaks its promise. */
    readonly tooLate: number;
  };
}

export interface LibraryComparison {
  readonly duesPerSecond: number;
  readonly libraries: readonly LibraryFigures[];
}

/** Answers with the due of an arrival. */
type Due = (arrival: number, workingHours: number) => number;

interface Arrival {
  readonly at: number;
  readonly priority: Priority;
}

const years = officialYears.filter(({ year }) => year === 2026 || year === 2027);
const daysOff = years.flatMap(({ days }) => Object.entries(days)).filter(([, { kind }]) => !isWorkingKind(kind)).map(([date]) => date);
const hour = 3_600_000;
const minute = 60_000;

const byDayjs = (): Due => {
  dayjs.extend(dayjsBusinessTime);
  const hours = [{ start: '10:00:00', end: '18:00:00' }];
  dayjs.setBusinessTime({ sunday: null, monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: null });
  dayjs.setHolidays(daysOff);
  return (arrival, workingHours) => dayjs(arrival).addBusinessHours(workingHours).valueOf();
};

const byMoment = (): Due => {
  const hours = ['10:00:00', '18:00:00'];
  moment.updateLocale('en', { workinghours: [null, hours, hours, hours, hours, hours, null], holidays: daysOff });
  return (arrival, workingHours) => moment(arrival).addWorkingTime(workingHours, 'hours').valueOf();
};

/** Arrivals from January 2026 to November 2027 at all hours of the day, to the second. */
const arrivalsOf = (count: number): Arrival[] => {
  const priorities: readonly Priority[] = ['HIGH', 'MEDIUM', 'LOW'];
  const [from, to] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 10, 30)];
  return Array.from({ length: count }, (_, index) => ({
    at: from + (index * 7_919_937_000) % (to - from),
    priority: priorities[index % 3] ?? 'HIGH',
  }));
};

const hoursOf = (priority: Priority): number => termOf(defaultRegulation, priority) / hour;

/** The answers, and how many came in a second of the processor: neighbours on the machine are nobody's merit. */
const timed = (arrivals: readonly Arrival[], due: Due): { answers: number[]; duesPerSecond: number } => {
  const before = process.cpuUsage();
  const answers = arrivals.map(({ at, priority }) => due(at, hoursOf(priority)));
  const { user, system } = process.cpuUsage(before);
  return { answers, duesPerSecond: Math.round((arrivals.length * 1_000_000) / (user + system)) };
};

const compared = (name: string, due: Due, calendar: WorkCalendar, arrivals: readonly Arrival[]): LibraryFigures => {
  const wrong = { workingSaturday: 0, secondsLost: 0, other: 0, tooLate: 0 };
  const ours = (at: number, priority: Priority): number => dueOf(calendar, defaultRegulation, at, priority).dueAt;
  const { answers, duesPerSecond } = timed(arrivals, due);
  arrivals.forEach(({ at, priority }, index) => {
    const [right, found] = [ours(at, priority), answers[index] ?? Number.NaN];
    if (found === right) return;
    const whole = Math.floor(at / minute) * minute;
    if (found > right) wrong.tooLate += 1;
    if (calendar.daysBetween(at, Math.max(right, found)).some(({ kind }) => kind === 'WORKING_WEEKEND')) wrong.workingSaturday += 1;
    else if (due(whole, hoursOf(priority)) === ours(whole, priority)) wrong.secondsLost += 1;
    else wrong.other += 1;
  });
  return { name, duesPerSecond, compared: arrivals.length, wrong };
};

/**
 * Computes the same dues (hours 10–18, days off of 2026 and 2027) with two npm libraries. They know the zone of the process only, so
 * it is made Moscow's for the while.
 */
export const compareLibraries = (count = 10_000): LibraryComparison => {
  const zone = process.env['TZ'];
  process.env['TZ'] = defaultRegulation.timeZone;
  try {
    const calendar = calendarOfRegulation(defaultRegulation, officialYears);
    const arrivals = arrivalsOf(count);
    const our: Due = (at, workingHours) => calendar.addWorkingTime(at, workingHours * hour);
    const many = arrivalsOf(count * 50);
    timed(many, our);
    return {
      duesPerSecond: timed(many, our).duesPerSecond,
      libraries: [compared('dayjs-business-time 1.0.4', byDayjs(), calendar, arrivals), compared('moment-business-time 2.0.0', byMoment(), calendar, arrivals)],
    };
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(compareLibraries(), null, 2));
