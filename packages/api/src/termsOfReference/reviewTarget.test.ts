import { codesOf, termsOfReferenceStatuses } from '@reglament/schema';
import { describe, expect, test } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { compileWorkCalendar } from '../calendar/workCalendar.ts';
import { isReviewLate, reviewTargetOf } from './reviewTarget.ts';

const calendar = compileWorkCalendar({ years: officialYears, openingHours: [{ opens: '10:00', closes: '18:00' }], timeZone: 'Europe/Moscow' });

describe('§3.16 the day by which Terms of Reference are to be reviewed', () => {
  test.each([
    ['twenty working days ahead', '2026-11-24T12:00:00+03:00', 20, '2026-12-22'],
    ['beyond the holidays of the new year', '2026-12-21T12:00:00+03:00', 20, '2027-01-27'],
    ['counted from the local day, also late in the evening', '2026-11-24T23:59:00+03:00', 20, '2026-12-22'],
    ['counted from Monday on, for what came on a Saturday', '2026-11-28T12:00:00+03:00', 1, '2026-11-30'],
    ['the next working day at least', '2026-11-24T09:00:00+03:00', 1, '2026-11-25'],
  ])('is %s', (_what, submitted, days, day) => expect(reviewTargetOf(calendar, Date.parse(submitted), days)).toBe(day));

  test('is late from the next day on, and only while the review is owed', () => {
    const late = (status: Parameters<typeof isReviewLate>[0]['status'], decisionDueOn: string | null, today: string) => isReviewLate({ status, decisionDueOn }, today);
    expect([late('SUBMITTED', '2026-12-22', '2026-12-22'), late('SUBMITTED', '2026-12-22', '2026-12-23'), late('SUBMITTED', null, '2026-12-23')]).toEqual([false, true, false]);
    expect(codesOf(termsOfReferenceStatuses).filter((status) => late(status, '2026-12-22', '2027-01-11'))).toEqual(['SUBMITTED', 'UNDER_REVIEW']);
  });
});
