import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, endOfDayIn } from './localDay.ts';

const iso = (at: number): string => new Date(at).toISOString();

describe('the local day of an instant', () => {
  it.each([
    ['Europe/Moscow', '2026-11-28T20:59:59.999Z', '2026-11-28'],
    ['Europe/Moscow', '2026-11-28T21:00:00.000Z', '2026-11-29'],
    ['America/New_York', '2026-01-01T04:59:59.999Z', '2025-12-31'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00.000Z', '2027-01-01'],
    ['Europe/Moscow', '2026-03-04T00:00:00.000Z', '2026-03-04'],
  ])('in %s %s is %s', (timeZone, at, day) => {
    expect(dayIn(timeZone, Date.parse(at))).toBe(day);
  });
});

describe('the last millisecond of a local day', () => {
  it.each([
    ['a day of Moscow, from its first instant', 'Europe/Moscow', '2026-11-27T21:00:00.000Z', '2026-11-28T20:59:59.999Z'],
    ['a day of Moscow, from its last instant', 'Europe/Moscow', '2026-11-28T20:59:59.999Z', '2026-11-28T20:59:59.999Z'],
    ['the day of 25 hours in Berlin', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
    ['the day of 23 hours in Berlin', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['the day before the one that Apia skipped', 'Pacific/Apia', '2011-12-30T09:59:00.000Z', '2011-12-30T09:59:59.999Z'],
    ['a day of India, at half past', 'Asia/Kolkata', '2026-11-28T12:00:00.000Z', '2026-11-28T18:29:59.999Z'],
  ])('%s', (_, timeZone, at, end) => {
    expect(iso(endOfDayIn(timeZone, Date.parse(at)))).toBe(end);
  });

  it('belongs to the day and the next one does not, at any instant of any zone', () => {
    const anyInstant = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2035-01-01') });
    fc.assert(fc.property(fc.constantFrom('Europe/Moscow', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia'), anyInstant, (timeZone, at) => {
      const end = endOfDayIn(timeZone, at);
      expect(dayIn(timeZone, end)).toBe(dayIn(timeZone, at));
      expect(dayIn(timeZone, end + 1)).not.toBe(dayIn(timeZone, at));
    }));
  });
});
