import { describe, expect, it } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import { leavesOnceDue } from './leavingHours.ts';

const calendar = calendarOfRegulation(defaultRegulation, officialYears);
const msk = (text: string) => Date.parse(`2026-11-${text}+03:00`);

describe('§4.6, decision 95: a letter that people wrote, once it is due, leaves', () => {
  it.each<[string, string, boolean, string]>([
    ['at once in opening hours', '27T12:00:00', false, '27T12:00:00'],
    ['at once when they begin', '27T10:00:00', false, '27T10:00:00'],
    ['at once in the minutes after closing: it was underway', '27T18:09:59.999', false, '27T18:09:59.999'],
    ['at the next opening after those', '27T18:10:00', false, '30T10:00:00'],
    ['at the next opening when it is due before it', '27T09:59:59', false, '27T10:00:00'],
    ['at night when somebody sent it out of hours by right', '27T22:00:00', true, '27T22:00:00'],
    ['not at night when nobody sent it so', '27T22:00:00', false, '30T10:00:00'],
    ['on Monday when it waited for a day that is closed', '28T10:05:00', false, '30T10:00:00'],
  ])('%s', (_, now, sentOutOfHours, leavesAt) => expect(leavesOnceDue(calendar, msk(now), sentOutOfHours)).toBe(msk(leavesAt)));
});
