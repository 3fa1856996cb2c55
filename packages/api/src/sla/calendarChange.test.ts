import type { Priority } from '@reglament/schema';
import { describe, expect, it } from 'vitest';
import { overlaidWith, type CompanyDay } from '../calendar/companyDay.ts';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import { dueUnderCalendar } from './calendarChange.ts';
import { dueOf } from './dueDate.ts';
import type { ResponseObligation } from './responseObligation.ts';

const msk = (text: string) => Date.parse(`${text}+03:00`);
const before = calendarOfRegulation(defaultRegulation, officialYears);
const changed = (date: string, kind: CompanyDay['kind']) =>
  calendarOfRegulation(defaultRegulation, officialYears.map((year) => overlaidWith(year, [{ date, kind, name: { ru: 'Объявление', en: 'Notice' } }])));
const opened = (arrival: string, priority: Priority, parameters: RegulationParameters = defaultRegulation): ResponseObligation => {
  const { startsAt, dueAt } = dueOf(before, parameters, msk(arrival), priority);
  return { kind: 'FIRST', priority, openedAt: msk(arrival), startsAt, dueAt, answeredAt: null, notRequiredAt: null, mergedAt: null };
};
const now = msk('2026-11-25T16:00:00');

describe('R11: a change of calendar (§6)', () => {
  it('a closed day moves an open due by that day', () => {
    expect(dueUnderCalendar(before, changed('2026-11-26', 'CLOSED'), defaultRegulation, opened('2026-11-24T11:00:00', 'MEDIUM'), now)).toEqual({
      startsAt: msk('2026-11-24T11:00:00'), dueAt: msk('2026-12-01T11:00:00'), outerLimitAt: msk('2026-12-01T18:00:00'), provisional: false, graced: false,
    });
  });

  it('a closed day moves a start that lay on it', () => {
    const moved = dueUnderCalendar(before, changed('2026-11-26', 'CLOSED'), defaultRegulation, opened('2026-11-25T20:00:00', 'HIGH'), msk('2026-11-25T21:00:00'));
    expect([moved.startsAt, moved.dueAt]).toEqual([msk('2026-11-27T10:00:00'), msk('2026-11-30T18:00:00')]);
  });

  it('a day outside the term moves nothing', () => {
    const { startsAt, dueAt, ...owed } = opened('2026-11-24T11:00:00', 'MEDIUM');
    expect(dueUnderCalendar(before, changed('2026-12-15', 'CLOSED'), defaultRegulation, { ...owed, startsAt, dueAt }, now)).toMatchObject({ startsAt, dueAt });
  });

  it('a due that a newly opened day would put in the past becomes one working hour from now, and the head is told', () => {
    const owed = opened('2026-11-26T11:00:00', 'HIGH'); // due on Monday 30 November at 11:00
    const moved = dueUnderCalendar(before, changed('2026-11-28', 'OPENED'), defaultRegulation, owed, msk('2026-11-28T17:30:00'));
    expect(moved).toMatchObject({ dueAt: msk('2026-11-30T10:30:00'), graced: true });
  });

  it('a due that lands exactly on now needs no grace', () => {
    const owed = opened('2026-11-26T11:00:00', 'HIGH');
    const moved = dueUnderCalendar(before, changed('2026-11-28', 'OPENED'), defaultRegulation, owed, msk('2026-11-28T11:00:00'));
    expect(moved).toMatchObject({ dueAt: msk('2026-11-28T11:00:00'), graced: false });
  });

  it('a due cut by a raised priority keeps its amount of working time', () => {
    const raised: ResponseObligation = { ...opened('2026-11-24T11:00:00', 'LOW'), priority: 'HIGH', dueAt: msk('2026-11-30T11:00:00') };
    expect(dueUnderCalendar(before, changed('2026-11-27', 'CLOSED'), defaultRegulation, raised, msk('2026-11-26T12:00:00'))).toMatchObject({
      dueAt: msk('2026-12-01T11:00:00'), outerLimitAt: msk('2026-12-01T11:00:00'), graced: false,
    });
  });

  it('the outer limit of a cut due stays that of the whole term, if it is later', () => {
    const raised: ResponseObligation = { ...opened('2026-11-24T11:00:00', 'LOW'), priority: 'HIGH', dueAt: msk('2026-11-25T12:00:00') };
    expect(dueUnderCalendar(before, changed('2026-11-25', 'CLOSED'), defaultRegulation, raised, msk('2026-11-24T12:00:00'))).toMatchObject({
      dueAt: msk('2026-11-26T12:00:00'), outerLimitAt: msk('2026-11-27T18:00:00'),
    });
  });

  it('under END_OF_NTH_DAY fewer hours on a day move nothing: the day counts, not its hours', () => {
    const parameters: RegulationParameters = { ...defaultRegulation, dueRule: 'END_OF_NTH_DAY' };
    const shorter = calendarOfRegulation(parameters, officialYears.map((year) =>
      overlaidWith(year, [{ date: '2026-11-25', kind: 'SPECIAL', name: { ru: 'Короткий день', en: 'Short day' }, hours: [{ opens: '10:00', closes: '12:00' }] }])));
    const owed = opened('2026-11-24T15:00:00', 'HIGH', parameters);
    expect(dueUnderCalendar(before, shorter, parameters, owed, msk('2026-11-24T16:00:00'))).toMatchObject({ startsAt: owed.startsAt, dueAt: owed.dueAt });
  });

  it('a start that moves while the due stays is told', () => {
    const later = calendarOfRegulation(defaultRegulation, officialYears.map((year) =>
      overlaidWith(year, [{ date: '2026-11-25', kind: 'SPECIAL', name: { ru: 'Поздний день', en: 'Late day' }, hours: [{ opens: '14:00', closes: '22:00' }] }])));
    expect(dueUnderCalendar(before, later, defaultRegulation, opened('2026-11-24T20:00:00', 'HIGH'), msk('2026-11-24T21:00:00'))).toMatchObject({
      startsAt: msk('2026-11-25T14:00:00'), dueAt: msk('2026-11-26T18:00:00'),
    });
  });

  it('R4: a due that has passed and does not move gets no grace, though nobody has marked it yet', () => {
    expect(dueUnderCalendar(before, changed('2026-12-15', 'CLOSED'), defaultRegulation, opened('2026-11-24T11:00:00', 'HIGH'), msk('2026-11-26T12:00:00')))
      .toMatchObject({ dueAt: msk('2026-11-26T11:00:00'), graced: false });
  });

  it('under END_OF_NTH_DAY the due moves to the closing of the new n-th day', () => {
    const parameters: RegulationParameters = { ...defaultRegulation, dueRule: 'END_OF_NTH_DAY' };
    const owed = opened('2026-11-24T11:00:00', 'HIGH', parameters);
    expect(dueUnderCalendar(before, changed('2026-11-26', 'CLOSED'), parameters, owed, now).dueAt).toBe(msk('2026-11-27T18:00:00'));
  });
});
