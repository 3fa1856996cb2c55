import { expect, test } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation as regulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import { dueOf } from './dueDate.ts';
import { explain } from './explanation.ts';
import { durationIn, sentencesOf } from './explanationSentences.ts';

const calendar = calendarOfRegulation(regulation, officialYears);
const at = (instant: string): number => Date.parse(`${instant}+03:00`);

const told = (arrival: string, locale: 'ru' | 'en' = 'ru', dueAt?: string): string[] => {
  const openedAt = at(arrival);
  const due = dueOf(calendar, regulation, openedAt, 'HIGH');
  const explained = explain(calendar, regulation, { ...due, ...(dueAt ? { dueAt: at(dueAt) } : {}), openedAt, kind: 'FIRST', priority: 'HIGH', regulationVersion: '1.0', calendarVersions: ['2026 v1'] });
  return sentencesOf(explained, { locale, timeZone: regulation.timeZone, dueRule: regulation.dueRule, openedAt });
};

test('R20: each day has its sentence, and the hours sum to the term', () => {
  expect(told('2026-11-28T12:00:00')).toEqual([
    'Приоритет «высокий»: 2 рабочих дня, то есть 16 часов рабочего времени (§4.7, регламент 1.0).',
    'Сообщение пришло 28.11.2026 в 12:00; срок идёт с 30.11.2026 в 10:00, когда служба открыта (§4.6).',
    '28.11.2026, выходной: ничего не считается.',
    '29.11.2026, выходной: ничего не считается.',
    '30.11.2026, рабочий день: 10:00–18:00 — 8 часов.',
    '01.12.2026, рабочий день: 10:00–18:00 — 8 часов.',
    'Итого 16 часов: ответить нужно до 01.12.2026 в 18:00.',
    'Крайний предел: 02.12.2026 в 18:00. Календарь: 2026 v1.',
  ]);
});

test('R20: a holiday is named, in English too', () => {
  expect(told('2026-11-03T16:00:00', 'en')).toContainEqual(expect.stringMatching(/^04\.11\.2026, public holiday, «.+»: nothing is counted\.$/));
});

test('R9, R11: a due that was cut or graced says by how much and why', () => {
  expect(told('2026-11-24T11:00:00', 'ru', '2026-11-25T18:00:00')).toContainEqual(expect.stringMatching(/^Это на 1 час меньше полного срока: приоритет повышен/));
  expect(told('2026-11-24T11:00:00', 'en', '2026-11-26T13:00:01')).toContainEqual(expect.stringMatching(/^That is 2 hours 1 second more than the whole term: after a change of the calendar/));
});

test.each([[1, '1 час'], [2, '2 часа'], [5, '5 часов'], [21, '21 час'], [56, '56 часов']])('Russian says %i hours as %s', (hours, words) => {
  expect(durationIn(hours * 3600, 'ru')).toBe(words);
});
