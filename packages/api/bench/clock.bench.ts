import { fileURLToPath } from 'node:url';
import type { Priority } from '@reglament/schema';
import { officialYears } from '../src/calendar/officialYears.ts';
import type { CalendarYear } from '../src/calendar/productionYear.ts';
import { statutoryForecast } from '../src/calendar/statutoryForecast.ts';
import type { WorkCalendar } from '../src/calendar/workCalendar.ts';
import { defaultRegulation } from '../src/regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../src/regulation/regulationCalendar.ts';
import { dueOf } from '../src/sla/dueDate.ts';

export interface ClockFigures {
  /** Full dues (start, due, outer limit, provisional) computed on one core. */
  readonly duesPerSecond: number;
  /** Bare sums of working time. */
  readonly additionsPerSecond: number;
  readonly compileMilliseconds: number;
  /** Memory of one compiled calendar of twenty years, its names included. */
  readonly calendarBytes: number;
}

const twentyYears = (): CalendarYear[] =>
  Array.from({ length: 20 }, (_, index) => officialYears.find(({ year }) => year === 2020 + index) ?? statutoryForecast(2020 + index));

const usedBytes = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const perSecond = (times: number, act: (index: number) => number): number => {
  let sum = 0;
  for (let index = 0; index < times / 10; index += 1) sum += act(index);
  const started = performance.now();
  for (let index = 0; index < times; index += 1) sum += act(index);
  const seconds = (performance.now() - started) / 1000;
  if (Number.isNaN(sum)) throw new Error('A due is not a number');
  return Math.round(times / seconds);
};

/** Measures the SLA clock; a garbage collector on demand (`--expose-gc`) makes the memory figure exact. */
export const measureClock = (times = 2_000_000): ClockFigures => {
  const copies = 10;
  const before = usedBytes();
  const started = performance.now();
  const calendar = calendarOfRegulation(defaultRegulation, twentyYears());
  const others: WorkCalendar[] = Array.from({ length: copies - 1 }, () => calendarOfRegulation(defaultRegulation, twentyYears()));
  const compileMilliseconds = (performance.now() - started) / copies;
  const calendarBytes = Math.round((usedBytes() - before) / (others.length + 1));

  const priorities: readonly Priority[] = ['HIGH', 'MEDIUM', 'LOW'];
  const from = Date.UTC(2021, 0, 1);
  // a step that visits all hours and all of the years in no order a cache could guess
  const arrival = (index: number): number => from + ((index * 987_654_321) % (17 * 31_556_952_000));
  return {
    duesPerSecond: perSecond(times, (index) => dueOf(calendar, defaultRegulation, arrival(index), priorities[index % 3] ?? 'HIGH').dueAt),
    additionsPerSecond: perSecond(times, (index) => calendar.addWorkingTime(arrival(index), 57_600_000)),
    compileMilliseconds, calendarBytes,
  };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(measureClock());
