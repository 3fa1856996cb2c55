import { describe, expect, it } from 'vitest';
import type { CalendarYear } from './productionYear.ts';
import { newestYears, versionsAt, yearsInVersions, yearVersionsIn, type LoadedYear, type StoredCalendar } from './storedCalendar.ts';

describe('versions of years (R19)', () => {
  const year = (number: number, version: number): LoadedYear => ({ year: number, status: 'OFFICIAL', version, decree: null, days: {}, loadedAt: version * 1000 });
  const stored: StoredCalendar = { code: 'ru', basis: 'RU', versions: [year(2026, 1), year(2026, 2), year(2027, 1), year(2028, 1)] };

  it('are read as a promise stores them', () => {
    expect([...yearVersionsIn('2026 v12, 2027 v1, 2028 forecast')]).toEqual([[2026, 12], [2027, 1], [2028, null]]);
    expect([...yearVersionsIn('')]).toEqual([]);
  });

  it('as of a moment those count that were loaded by then; the first of a year counts before it, too', () => {
    const at = (instant: number) => [...versionsAt(stored, instant)];
    expect(at(2000)).toEqual([[2026, 2], [2027, 1], [2028, 1]]);
    for (const earlier of [1999, 0]) expect(at(earlier)).toEqual([[2026, 1], [2027, 1], [2028, 1]]);
  });

  it('the newest of each year counts, unless another is named', () => {
    const written = (years: readonly CalendarYear[]) => years.map((one) => `${one.year} v${one.version}`);
    expect(written(newestYears(stored))).toEqual(['2026 v2', '2027 v1', '2028 v1']);
    expect(written(yearsInVersions(stored, yearVersionsIn('2026 v1, 2028 forecast')))).toEqual(['2026 v1', '2027 v1']);
  });
});
