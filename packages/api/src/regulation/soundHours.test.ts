import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '../calendar/openingHours.ts';
import { defaultRegulation } from './defaultRegulation.ts';
import type { RegulationParameters } from './regulationParameters.ts';
import { requireSoundWorkingTime } from './soundHours.ts';
import { refusedAs, type ReadRefusal } from './testing/refusedAs.ts';

const check = (changed: Partial<RegulationParameters>): void => requireSoundWorkingTime({ ...defaultRegulation, ...changed }, (code) => code === 'ru');
const refused = (changed: Partial<RegulationParameters>): ReadRefusal => refusedAs(() => check(changed));
/** Hours written `10:00-18:00 19:00-20:00`. */
const hours = (written: string): OpeningHours[] => written.split(' ').map((interval) => {
  const [opens = '', closes = ''] = interval.split('-');
  return { opens, closes };
});
const twelve = Array.from({ length: 12 }, (_, index) => ({ opens: `${String(index + 10)}:00`, closes: `${String(index + 10)}:30` }));

describe('§4.6: the hours of the desk', () => {
  it.each([
    ['from ten to six', hours('10:00-18:00')],
    ['round the clock', hours('00:00-24:00')],
    ['with a break, in any order', hours('14:00-18:00 09:00-13:00')],
    ['in intervals that touch', hours('09:00-13:00 13:00-18:00')],
    ['in twelve intervals', twelve],
  ])('may be %s', (_, openingHours) => {
    expect(() => check({ openingHours })).not.toThrow();
  });

  it('are at least one interval', () => {
    expect(refused({ openingHours: [] })).toEqual({
      code: 'REQUIRED_FIELD_MISSING', field: 'parameters.openingHours', clause: '4.6', ru: 'Заполните поле «parameters.openingHours»', en: 'Fill in "parameters.openingHours"',
    });
  });

  it.each([
    ['thirteen intervals', [...twelve, ...hours('22:00-22:30')], '', 'не больше 12 промежутков в день', 'holds at most 12 intervals a day'],
    ['an opening without minutes', hours('10-18:00'), '.0.opens', 'нужно время вида ЧЧ:ММ', 'needs a time like HH:MM'],
    ['a closing after midnight', hours('10:00-24:01'), '.0.closes', 'нужно время вида ЧЧ:ММ', 'needs a time like HH:MM'],
    ['a second interval of nothing', hours('10:00-18:00 19:00-19:00'), '.1.closes', 'промежуток пуст', 'the interval is empty'],
    ['an interval across midnight', hours('22:00-06:00'), '.0.closes',
      'закрытие раньше открытия; через полночь промежуток не переходит, разделите его на два', 'closes before it opens; an interval does not cross midnight, split it in two'],
    ['intervals that overlap by a minute', hours('10:00-14:00 13:59-18:00'), '.1.opens', 'промежутки пересекаются', 'the intervals overlap'],
    ['an overlap of intervals out of order', hours('16:00-18:00 19:00-20:00 10:00-16:01'), '.2.opens', 'промежутки пересекаются', 'the intervals overlap'],
  ])('are refused with %s', (_, openingHours, below, ru, en) => {
    const field = `parameters.openingHours${below}`;
    expect(refused({ openingHours })).toEqual({ code: 'INVALID_VALUE', field, clause: '4.6', ru: `Поле «${field}»: ${ru}`, en: `"${field}": ${en}` });
  });
});

describe('§4.6: a day before a holiday', () => {
  const openingHours = hours('09:00-13:00 14:00-18:00');

  it.each([null, '09:01', '13:30', '17:00', '18:00'])('may close at %s', (shortDayCloses) => {
    expect(() => check({ openingHours, shortDayCloses })).not.toThrow();
  });

  it.each([
    ['at no time of day', '17', 'нужно время вида ЧЧ:ММ', 'needs a time like HH:MM'],
    ['when it opens', '09:00', 'нужно время внутри часов работы', 'needs a time within the opening hours'],
    ['later than other days', '18:01', 'нужно время внутри часов работы', 'needs a time within the opening hours'],
  ])('does not close %s', (_, shortDayCloses, ru, en) => {
    expect(refused({ openingHours, shortDayCloses })).toEqual({
      code: 'INVALID_VALUE', field: 'parameters.shortDayCloses', clause: '4.6', ru: `Поле «parameters.shortDayCloses»: ${ru}`, en: `"parameters.shortDayCloses": ${en}`,
    });
  });
});

describe('§4.6: the zone and the calendar', () => {
  it('the hours are those of a zone that exists', () => {
    expect(() => check({ timeZone: 'Asia/Yekaterinburg' })).not.toThrow();
    expect(refused({ timeZone: 'Europe/Atlantis' })).toEqual({
      code: 'INVALID_VALUE', field: 'parameters.timeZone', clause: '4.6',
      ru: 'Поле «parameters.timeZone»: нужен часовой пояс вида Europe/Moscow', en: '"parameters.timeZone": needs a time zone like Europe/Moscow',
    });
  });

  it('the days are those of a calendar that the desk has', () => {
    expect(refused({ calendarCode: 'mars' })).toEqual({
      code: 'INVALID_VALUE', field: 'parameters.calendarCode', clause: '4.6',
      ru: 'Поле «parameters.calendarCode»: такого календаря нет', en: '"parameters.calendarCode": there is no such calendar',
    });
  });
});
