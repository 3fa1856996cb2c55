import { describe, expect, test } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { compileWorkCalendar } from '../calendar/workCalendar.ts';
import { nextSilenceStep, type WaitingQuestion } from './silenceSteps.ts';

const calendar = compileWorkCalendar({ years: officialYears, openingHours: [{ opens: '10:00', closes: '18:00' }], timeZone: 'Europe/Moscow' });
const at = (instant: string): number => Date.parse(`${instant}+03:00`);
const next = (leftAt: string, done: Partial<WaitingQuestion> = {}) => {
  const step = nextSilenceStep(calendar, 8, { leftAt: at(leftAt), remindedAt: null, proposedAt: null, ...done });
  return step && [step.kind, new Date(step.at).toISOString()];
};
const utc = (instant: string): string => new Date(at(instant)).toISOString();

describe('§4.13 what the silence of a client leads to', () => {
  test('a reminder after five working days', () => expect(next('2026-11-24T11:00:00')).toEqual(['REMIND', utc('2026-12-01T11:00:00')]));
  test('whatever ends at closing waits for the opening: no letter at night', () => expect(next('2026-11-24T10:00:00')).toEqual(['REMIND', utc('2026-12-01T10:00:00')]));
  test('a question sent at night counts from the opening', () => expect(next('2026-11-20T23:00:00')).toEqual(['REMIND', utc('2026-11-30T10:00:00')]));
  test('the holidays of January do not count', () => expect(next('2026-12-30T12:00:00')).toEqual(['REMIND', utc('2027-01-15T12:00:00')]));
  test('the proposal after ten', () => expect(next('2026-11-24T11:00:00', { remindedAt: at('2026-12-01T11:00:00') })).toEqual(['PROPOSE', utc('2026-12-08T11:00:00')]));
  test('a reminder that left late gives the client its five days all the same', () => expect(next('2026-11-24T11:00:00', { remindedAt: at('2026-12-07T10:00:00') })).toEqual(['PROPOSE', utc('2026-12-14T10:00:00')]));
  test('then nothing more', () => expect(next('2026-11-24T11:00:00', { remindedAt: at('2026-12-01T11:00:00'), proposedAt: at('2026-12-08T11:00:00') })).toBeNull());
});
