import { describe, expect, it } from 'vitest';
import type { ObligationTimes } from './responseObligation.ts';
import { breachOf, standingOf } from './standing.ts';

const owed: ObligationTimes = { startsAt: 0, dueAt: 1000, answeredAt: null, notRequiredAt: null, mergedAt: null };
const atRiskAt = 750;

describe('R4: met or breached (§4.7)', () => {
  it.each([
    [999, 'AT_RISK'], [1000, 'AT_RISK'], [1001, 'BREACHED'], [0, 'ON_TIME'], [749, 'ON_TIME'], [750, 'AT_RISK'],
  ] as const)('unanswered at %i of 1000 it is %s', (moment, standing) => {
    expect(standingOf(owed, atRiskAt, moment)).toBe(standing);
  });

  it('an answer exactly at the due meets it, one millisecond later breaches it', () => {
    expect(standingOf({ ...owed, answeredAt: 1000 }, atRiskAt, 1000)).toBe('MET');
    expect(standingOf({ ...owed, answeredAt: 1001 }, atRiskAt, 5000)).toBe('BREACHED');
  });

  it('a breach is dated by the due, whenever it was noticed', () => {
    expect(breachOf(owed, 1_000_000)).toBe(1000);
    expect(breachOf({ ...owed, answeredAt: 4000 }, 1_000_000)).toBe(1000);
    expect(breachOf(owed, 1000)).toBeNull();
    expect(breachOf({ ...owed, answeredAt: 1000 }, 1_000_000)).toBeNull();
  });

  it('a recorded breach stays, also when the due was moved afterwards by mistake', () => {
    expect(standingOf({ ...owed, dueAt: 9000, breachedAt: 1000 }, null, 2000)).toBe('BREACHED');
    expect(standingOf({ ...owed, breachedAt: 1000 }, null, 1000)).toBe('ON_TIME');
  });

  it('a standing in the past knows nothing of what came later', () => {
    const answered = { ...owed, answeredAt: 900 };
    expect(standingOf(answered, atRiskAt, 100)).toBe('ON_TIME');
    expect(standingOf(answered, atRiskAt, 800)).toBe('AT_RISK');
    expect(standingOf(answered, atRiskAt, 900)).toBe('MET');
    expect(standingOf({ ...owed, answeredAt: 3000 }, atRiskAt, 2000)).toBe('BREACHED');
  });

  it('R7, R17: what ended without an answer says how', () => {
    expect(standingOf({ ...owed, notRequiredAt: 500 }, atRiskAt, 2000)).toBe('NOT_REQUIRED');
    expect(standingOf({ ...owed, mergedAt: 500 }, atRiskAt, 2000)).toBe('MERGED');
    expect(standingOf({ ...owed, mergedAt: 500, answeredAt: 400 }, atRiskAt, 2000)).toBe('MET');
  });

  it('a merge or a "not required" after the due does not hide the breach', () => {
    expect(standingOf({ ...owed, mergedAt: 1500 }, atRiskAt, 2000)).toBe('BREACHED');
    expect(standingOf({ ...owed, notRequiredAt: 1500 }, atRiskAt, 2000)).toBe('BREACHED');
  });

  it('R18: a regulation without warnings knows no risk', () => {
    expect(standingOf(owed, null, 999)).toBe('ON_TIME');
  });
});
