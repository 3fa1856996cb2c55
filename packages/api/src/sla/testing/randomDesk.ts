import * as fc from 'fast-check';
import type { CalendarYear } from '../../calendar/productionYear.ts';
import type { OpeningHours } from '../../calendar/openingHours.ts';
import type { WorkCalendar } from '../../calendar/workCalendar.ts';
import { defaultRegulation } from '../../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../../regulation/regulationCalendar.ts';
import { dueRules, type RegulationParameters } from '../../regulation/regulationParameters.ts';
import { SlowDesk, wallClockOf, type OddDays, type WallClock } from './slowDesk.ts';

/** Stretches of time with what is hard in them: a change of clocks, of the year, a midnight that the clocks skip. */
export const walls: readonly WallClock[] = [
  wallClockOf('Europe/Moscow', '2026-11-20', 150),
  wallClockOf('Europe/Berlin', '2026-03-01', 150),
  wallClockOf('America/New_York', '2026-10-05', 150),
  wallClockOf('America/Sao_Paulo', '2018-10-15', 120),
  wallClockOf('Asia/Tehran', '2022-02-20', 150),
  wallClockOf('Australia/Lord_Howe', '2026-03-15', 150),
  wallClockOf('Asia/Kathmandu', '2026-12-01', 150),
];

/** A desk twice: as the clock compiles it, and as the slow truth sees it. */
export interface RandomDesk {
  readonly wall: WallClock;
  readonly parameters: RegulationParameters;
  readonly odd: OddDays;
  readonly statuses: Readonly<Record<number, CalendarYear['status']>>;
  readonly calendar: WorkCalendar;
  readonly slow: SlowDesk;
  readonly [fc.toStringMethod]: () => string;
}

const two = (value: number): string => String(value).padStart(2, '0');
const timeAt = (step: number): string => `${two(Math.floor(step / 12))}:${two((step % 12) * 5)}`;

/** One to three intervals. None opens or closes in the small hours, which clocks show twice or never: those may lie inside. */
const openingHours: fc.Arbitrary<OpeningHours[]> = fc
  .uniqueArray(fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 9, arbitrary: fc.integer({ min: 48, max: 276 }) }), { minLength: 2, maxLength: 6 })
  .map((steps) => steps.toSorted((a, b) => a - b))
  .map((steps) => Array.from({ length: Math.floor(steps.length / 2) }, (_, index) => ({ opens: timeAt(steps[index * 2] ?? 0), closes: timeAt(steps[index * 2 + 1] ?? 288) })));

export const oddDaysOf = (wall: WallClock): fc.Arbitrary<OddDays> =>
  fc.dictionary(fc.constantFrom(...wall.days), fc.oneof(fc.constantFrom<'CLOSED' | 'OPEN'>('CLOSED', 'OPEN'), openingHours), { maxKeys: 12 });

const parametersOf = (timeZone: string): fc.Arbitrary<RegulationParameters> =>
  fc.record({
    openingHours,
    high: fc.integer({ min: 1, max: 2 }), medium: fc.integer({ min: 2, max: 4 }), low: fc.integer({ min: 4, max: 7 }),
    nominalMinutes: fc.integer({ min: 1, max: 600 }),
    dueRule: fc.constantFrom(...dueRules),
    graceWorkingMinutes: fc.integer({ min: 1, max: 300 }),
    shares: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }),
    left: fc.uniqueArray(fc.integer({ min: 1, max: 2000 }), { maxLength: 2 }),
  }).map(({ high, medium, low, nominalMinutes, shares, left, ...rest }) => ({
    ...defaultRegulation, ...rest, timeZone,
    answerTerms: { HIGH: high, MEDIUM: medium, LOW: low },
    nominalDayHours: nominalMinutes / 60,
    warnings: [...shares.map((percentUsed) => ({ percentUsed })), ...left.map((workingMinutesLeft) => ({ workingMinutesLeft }))],
  }));

const reason = { ru: 'Объявление', en: 'Announcement' };

/** The same desk with other odd days. */
export const deskWith = (wall: WallClock, parameters: RegulationParameters, odd: OddDays, statuses: RandomDesk['statuses']): RandomDesk => {
  const years = Object.entries(statuses).map(([year, status]): CalendarYear => ({
    year: Number(year), status, version: 1, decree: null,
    days: Object.fromEntries(Object.entries(odd).filter(([date]) => date.startsWith(year)).map(([date, kind]) => [
      date,
      kind === 'CLOSED' || kind === 'OPEN' ? { kind: kind === 'OPEN' ? 'OPENED' : 'CLOSED', name: reason } : { kind: 'SPECIAL', name: reason, hours: kind },
    ])),
  }));
  const { timeZone, openingHours: hours, answerTerms, nominalDayHours, dueRule, warnings } = parameters;
  return {
    wall, parameters, odd, statuses, calendar: calendarOfRegulation(parameters, years), slow: new SlowDesk(wall, hours, odd),
    // a counterexample names what differs, not every minute of the wall
    [fc.toStringMethod]: () => fc.stringify({ timeZone, hours, answerTerms, nominalDayHours, dueRule, warnings, odd, statuses }),
  };
};

/** Any desk: zone, hours, terms, due rule, warnings, and days that are not as their weekday says. */
export const randomDesk: fc.Arbitrary<RandomDesk> = fc.constantFrom(...walls).chain((wall) => {
  const first = Number((wall.dates[0] ?? '').slice(0, 4));
  const status = fc.constantFrom<CalendarYear['status']>('OFFICIAL', 'FORECAST');
  return fc.tuple(parametersOf(wall.timeZone), oddDaysOf(wall), status, status).map(([parameters, odd, thisYear, nextYear]) =>
    deskWith(wall, parameters, odd, { [first]: thisYear, [first + 1]: nextYear }));
});

const day = 86_400_000;

/** Milliseconds after the beginning of the stretch, with what people get wrong likelier than chance: whole minutes and one millisecond beside. */
export const moments: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: day, max: 40 * day }),
  fc.tuple(fc.integer({ min: 1440 / 5, max: 40 * 1440 / 5 }), fc.constantFrom(-1, 0, 1)).map(([step, beside]) => step * 300_000 + beside),
);
