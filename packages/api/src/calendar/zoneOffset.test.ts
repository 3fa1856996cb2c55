import { describe, expect, it } from 'vitest';
import { dayNumberOfDate } from './localDate.ts';
import { instantOfWallTime, weekOfWallTimes, zoneOffsetOf } from './zoneOffset.ts';

/** A wall time as the clock takes it. */
const wall = (text: string): number => Date.parse(`${text}Z`);
const iso = (at: number): string => new Date(at).toISOString();

/** Wall times around each change of clocks, with the instants that they mean. */
const walls = [
  ['Europe/Berlin', '2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z', 'before the clocks go forward'],
  ['Europe/Berlin', '2026-03-29T02:00:00', '2026-03-29T01:00:00.000Z', 'skipped: the jump'],
  ['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:00:00.000Z', 'skipped: the jump'],
  ['Europe/Berlin', '2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z', 'after the clocks went forward'],
  ['Europe/Berlin', '2026-10-25T01:59:59', '2026-10-24T23:59:59.000Z', 'before the clocks go back'],
  ['Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z', 'shown twice: the first'],
  ['Europe/Berlin', '2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z', 'after the clocks went back'],
  ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:30:00.000Z', 'half an hour skipped: the jump'],
  ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00.000Z', 'half an hour twice: the first'],
  ['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T10:00:00.000Z', 'a day skipped: the jump'],
  ['Pacific/Apia', '2011-12-29T23:59:59', '2011-12-30T09:59:59.000Z', 'before the day that was skipped'],
  ['Pacific/Apia', '2011-12-31T00:00:00', '2011-12-30T10:00:00.000Z', 'after the day that was skipped'],
  ['Europe/Moscow', '2014-10-26T01:30:00', '2014-10-25T21:30:00.000Z', 'shown twice: the first'],
  ['Europe/Moscow', '1910-06-01T12:00:00', '1910-06-01T09:29:43.000Z', 'local mean time, with seconds'],
  // its clocks went forth on the 8th and back on the 15th
  ['America/Recife', '2000-10-10T12:00:00', '2000-10-10T14:00:00.000Z', 'a summer of one week'],
] as const;

describe('§4.6: the wall clock of a zone', () => {
  it.each([
    ['Europe/Moscow', '2026-11-28T12:00:00Z', 3 * 3600], ['Asia/Kathmandu', '2026-11-28T12:00:00Z', 20_700], ['America/New_York', '2026-07-01T00:00:00Z', -4 * 3600], ['America/New_York', '2026-12-31T23:59:59.999Z', -5 * 3600],
    ['Europe/Moscow', '1910-06-01T12:00:00.500Z', 9017],
  ])('%s at %s is %i seconds ahead of Greenwich', (timeZone, at, seconds) => {
    expect(zoneOffsetOf(timeZone)(Date.parse(at))).toBe(seconds * 1000);
  });

  it.each(walls)('%s shows %s at %s (%s)', (timeZone, text, instant) => {
    expect(iso(instantOfWallTime(zoneOffsetOf(timeZone), wall(text)))).toBe(instant);
  });

  it.each(walls)('the same for a week that begins on any day up to it: %s %s', (timeZone, text, instant) => {
    const day = dayNumberOfDate(text.slice(0, 10));
    for (let before = 0; before < 7; before += 1) expect(iso(weekOfWallTimes(zoneOffsetOf(timeZone), day - before)(wall(text)))).toBe(instant);
  });
});
