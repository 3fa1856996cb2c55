import { describe, expect, it } from 'vitest';
import { statutoryHolidayOf, statutoryHolidays } from './statutoryHolidays.ts';

describe('the holidays of the Labour Code, art. 112 (§4.6)', () => {
  it.each([
    ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-08'].map((day) => [day, 'Новогодние каникулы', 'New Year holidays']),
    ['01-07', 'Рождество Христово', 'Orthodox Christmas'],
    ['02-23', 'День защитника Отечества', 'Defender of the Fatherland Day'],
    ['03-08', 'Международный женский день', "International Women's Day"],
    ['05-01', 'Праздник Весны и Труда', 'Spring and Labour Day'],
    ['05-09', 'День Победы', 'Victory Day'],
    ['06-12', 'День России', 'Russia Day'],
    ['11-04', 'День народного единства', 'National Unity Day'],
  ])('%s is %s', (day, ru, en) => {
    expect(statutoryHolidayOf(`2031-${day}`)).toEqual({ ru, en });
  });

  it('are fourteen, and no other day is one', () => {
    expect(Object.keys(statutoryHolidays)).toHaveLength(14);
    expect(statutoryHolidayOf('2031-01-09')).toBeUndefined();
  });
});
