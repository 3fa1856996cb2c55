import { expect, test } from 'vitest';
import { saidByDesk } from '../testing/desk.ts';
import { noteDesk } from './desk.ts';
import { formatWorkingDays, formatWorkingTime, plural, workingParts } from './durations.ts';

const forms = { one: 'обращение', few: 'обращения', many: 'обращений', other: 'обращения' };

test.each([
  [1, 'обращение'], [2, 'обращения'], [5, 'обращений'], [11, 'обращений'], [21, 'обращение'], [22, 'обращения'], [25, 'обращений'],
  [101, 'обращение'], [111, 'обращений'], [112, 'обращений'], [122, 'обращения'], [0, 'обращений'],
])('%i %s', (count, word) => {
  expect(plural(count, 'ru', forms)).toBe(word);
});

test.each([[1, 'request'], [2, 'requests'], [21, 'requests'], [101, 'requests']])('%i %s', (count, word) => {
  expect(plural(count, 'en', { one: 'request', other: 'requests' })).toBe(word);
});

const minutes = (count: number): number => count * 60;
const hours = (count: number): number => minutes(count * 60);
test.each([
  [0, 'меньше минуты', 'less than a minute'],
  [59, 'меньше минуты', 'less than a minute'],
  [minutes(1), '1 мин', '1 min'],
  [minutes(22), '22 мин', '22 min'],
  [hours(3), '3 ч', '3 h'],
  [hours(2) + minutes(15), '2 ч 15 мин', '2 h 15 min'],
  [hours(8), '1 дн', '1 d'],
  [hours(13), '1 дн 5 ч', '1 d 5 h'],
  [hours(16) + minutes(20), '2 дн', '2 d'],
])('%i working seconds are «%s»', (seconds, ru, en) => {
  expect([formatWorkingTime(seconds, 'ru'), formatWorkingTime(seconds, 'en')]).toEqual([ru, en]);
});

test.each([
  [hours(8), '1 рабочий день', '1 working day'],
  [hours(16), '2 рабочих дня', '2 working days'],
  [hours(56), '7 рабочих дней', '7 working days'],
  [hours(13), '1 рабочий день 5 часов', '1 working day 5 hours'],
  [hours(2) + minutes(21), '2 часа 21 минута', '2 hours 21 minutes'],
])('%i working seconds in full words are «%s»', (seconds, ru, en) => {
  expect([formatWorkingTime(seconds, 'ru', 'long'), formatWorkingTime(seconds, 'en', 'long')]).toEqual([ru, en]);
});

test('minutes are rounded down and dropped beside days', () => {
  expect(workingParts(minutes(61) + 59)).toEqual({ days: 0, hours: 1, minutes: 1 });
  expect(workingParts(hours(9) + minutes(30))).toEqual({ days: 1, hours: 1, minutes: 0 });
  expect(workingParts(-5)).toEqual({ days: 0, hours: 0, minutes: 0 });
});

test('the answer terms of the regulation as words (§4.7)', () => {
  expect([2, 4, 7].map((days) => formatWorkingDays(days, 'ru'))).toEqual(['2 рабочих дня', '4 рабочих дня', '7 рабочих дней']);
});

test('a working day is what the regulation in force says it is (R1)', () => {
  noteDesk(saidByDesk({ daySeconds: hours(7.5) }));
  expect([formatWorkingTime(hours(8), 'en'), formatWorkingTime(hours(15), 'ru', 'long')]).toEqual(['1 d', '2 рабочих дня']);
  noteDesk(saidByDesk());
});
