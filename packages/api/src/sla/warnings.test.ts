import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import { dueOf } from './dueDate.ts';
import { atRiskAtOf, nextWarningOf, warningsOf } from './warnings.ts';

const calendar = calendarOfRegulation(defaultRegulation, officialYears);
const msk = (text: string) => Date.parse(`${text}+03:00`);
const high = (arrival: string) => ({ ...dueOf(calendar, defaultRegulation, msk(arrival), 'HIGH'), priority: 'HIGH' as const });

describe('R18: warnings before a due (§4.7)', () => {
  it('at three quarters of the term and at one working hour left', () => {
    expect(warningsOf(calendar, defaultRegulation, high('2026-11-24T11:30:00'))).toEqual([
      { threshold: { percentUsed: 75 }, at: msk('2026-11-25T15:30:00') },
      { threshold: { workingMinutesLeft: 60 }, at: msk('2026-11-26T10:30:00') },
    ]);
  });

  it('a threshold reached at closing warns at the next opening', () => {
    expect(warningsOf(calendar, defaultRegulation, high('2026-11-24T11:00:00')).at(-1)?.at).toBe(msk('2026-11-26T10:00:00'));
  });

  it('the earlier of the thresholds comes first and begins the risk', () => {
    const regulation = { ...defaultRegulation, warnings: [{ workingMinutesLeft: 60 }, { percentUsed: 50 }] };
    expect(warningsOf(calendar, regulation, high('2026-11-24T11:30:00')).map(({ threshold }) => threshold)).toEqual([{ percentUsed: 50 }, { workingMinutesLeft: 60 }]);
    expect(atRiskAtOf(calendar, regulation, high('2026-11-24T11:30:00'))).toBe(msk('2026-11-25T11:30:00'));
  });

  it('a threshold that leaves nothing gives no warning, and no thresholds give no risk', () => {
    const regulation = { ...defaultRegulation, warnings: [{ percentUsed: 100 }, { workingMinutesLeft: 0 }] };
    expect(warningsOf(calendar, regulation, high('2026-11-24T10:00:00'))).toEqual([]);
    expect(warningsOf(calendar, regulation, high('2026-11-24T11:00:00'))).toEqual([]);
    expect(atRiskAtOf(calendar, { ...defaultRegulation, warnings: [] }, high('2026-11-24T10:00:00'))).toBeNull();
  });

  it('a threshold longer than the whole term warns at the start', () => {
    const regulation = { ...defaultRegulation, warnings: [{ workingMinutesLeft: 6000 }] };
    expect(warningsOf(calendar, regulation, high('2026-11-24T11:00:00'))[0]?.at).toBe(msk('2026-11-24T11:00:00'));
  });

  it('R9: a term cut short by a raised priority warns a quarter of the new term before the due', () => {
    const cut = { startsAt: msk('2026-11-24T11:00:00'), dueAt: msk('2026-11-30T11:00:00'), priority: 'HIGH' as const };
    expect(atRiskAtOf(calendar, defaultRegulation, cut)).toBe(msk('2026-11-27T15:00:00'));
  });

  it('under END_OF_NTH_DAY the share is of the time up to that closing', () => {
    const regulation = { ...defaultRegulation, dueRule: 'END_OF_NTH_DAY' as const };
    const due = dueOf(calendar, regulation, msk('2026-11-24T10:00:00'), 'HIGH');
    expect(atRiskAtOf(calendar, regulation, { ...due, priority: 'HIGH' })).toBe(msk('2026-11-26T12:00:00'));
  });

  it('every warning falls inside working hours, from the start on and before the due', () => {
    fc.assert(fc.property(fc.integer({ min: msk('2026-01-01T00:00:00'), max: msk('2027-12-01T00:00:00') }), fc.constantFrom('HIGH', 'MEDIUM', 'LOW'), (arrival, priority) => {
      const due = dueOf(calendar, defaultRegulation, arrival, priority);
      const warnings = warningsOf(calendar, defaultRegulation, { ...due, priority });
      expect(warnings).toHaveLength(2);
      for (const { at } of warnings) {
        expect(calendar.isOpen(at)).toBe(true);
        expect(at).toBeGreaterThanOrEqual(due.startsAt);
        expect(at).toBeLessThan(due.dueAt);
      }
    }));
  });

  it('a look tells what to warn of now and when to look again; closed, it waits for the opening; at the due it is silent', () => {
    const look = (at: string, given: readonly object[] = []) =>
      nextWarningOf(calendar, defaultRegulation, high('2026-11-24T11:30:00'), (threshold) => given.some((one) => JSON.stringify(one) === JSON.stringify(threshold)), msk(at));
    const [share, hour] = [{ percentUsed: 75 }, { workingMinutesLeft: 60 }];
    expect(look('2026-11-25T15:29:59')).toEqual({ reached: [], nextAt: msk('2026-11-25T15:30:00') });
    expect(look('2026-11-25T15:30:00')).toEqual({ reached: [share], nextAt: msk('2026-11-26T10:30:00') });
    expect(look('2026-11-25T20:00:00', [share])).toEqual({ reached: [], nextAt: msk('2026-11-26T10:30:00') });
    expect(look('2026-11-25T20:00:00')).toEqual({ reached: [], nextAt: msk('2026-11-26T10:00:00') });
    expect(look('2026-11-26T10:30:00')).toEqual({ reached: [share, hour], nextAt: null });
    expect(look('2026-11-26T11:29:59', [share, hour])).toEqual({ reached: [], nextAt: null });
    expect(look('2026-11-26T11:30:00')).toEqual({ reached: [], nextAt: null });
  });
});
