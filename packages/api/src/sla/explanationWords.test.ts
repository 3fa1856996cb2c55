import { describe, expect, it } from 'vitest';
import { officialYears } from '../calendar/officialYears.ts';
import { defaultRegulation } from '../regulation/defaultRegulation.ts';
import { calendarOfRegulation } from '../regulation/regulationCalendar.ts';
import type { RegulationParameters } from '../regulation/regulationParameters.ts';
import { dueOf } from './dueDate.ts';
import { explain } from './explanation.ts';
import { durationIn, sentencesOf } from './explanationSentences.ts';

const msk = (text: string): number => Date.parse(`${text}+03:00`);

interface Told {
  arrival: string;
  locale: 'ru' | 'en';
  dueAt?: string;
  changed?: Partial<RegulationParameters>;
  calendarVersions?: readonly string[];
}

/** How the due of a request of HIGH priority is explained. */
const told = ({ arrival, locale, dueAt, changed, calendarVersions = ['2026 v1'] }: Told): string[] => {
  const regulation = { ...defaultRegulation, ...changed };
  const calendar = calendarOfRegulation(regulation, officialYears);
  const openedAt = msk(arrival);
  const due = dueOf(calendar, regulation, openedAt, 'HIGH');
  const explained = explain(calendar, regulation, { ...due, ...(dueAt ? { dueAt: msk(dueAt) } : {}), openedAt, kind: 'FIRST', priority: 'HIGH', regulationVersion: '1.0', calendarVersions });
  return sentencesOf(explained, { locale, timeZone: regulation.timeZone, dueRule: regulation.dueRule, openedAt });
};

describe('R20: an explanation in English', () => {
  it('tells of a request in working hours, day by day', () => {
    expect(told({ arrival: '2026-11-24T11:30:00', locale: 'en' })).toEqual(expect.arrayContaining([
      'Priority "high": 2 working days, that is 16 hours of working time (§4.7, regulation 1.0).',
      'The message arrived on 24.11.2026 at 11:30, in working hours; the term runs from then (§4.6).',
      '24.11.2026, working day: 11:30–18:00 — 6 hours 30 minutes.',
      '26.11.2026, working day: 10:00–11:30 — 1 hour 30 minutes.',
      'In all 16 hours: the answer is due on 26.11.2026 at 11:30.',
      'Outer limit: 26.11.2026 at 18:00. Calendar: 2026 v1.',
    ]));
  });

  it('tells of a request out of hours', () => {
    expect(told({ arrival: '2026-11-24T20:00:00', locale: 'en' })).toContain('The message arrived on 24.11.2026 at 20:00; the term runs from 25.11.2026 at 10:00, when the desk is open (§4.6).');
  });

  it('R9: tells why a due is nearer than the whole term', () => {
    expect(told({ arrival: '2026-11-24T11:00:00', locale: 'en', dueAt: '2026-11-25T18:00:00' }))
      .toContain('That is 1 hour less than the whole term: the priority was raised when part of it had passed, or an earlier due was taken over (§4.7).');
  });

  it('R21: tells that a calendar is provisional', () => {
    expect(told({ arrival: '2027-12-30T11:00:00', locale: 'en', calendarVersions: ['2027 v1', '2028 forecast'] }).at(-1)).toMatch(/Calendar: 2027 v1, 2028 forecast \(provisional\)\.$/);
  });

  it('tells that a term ends with the closing of a day, and then of no difference', () => {
    const sentences = told({ arrival: '2026-11-24T11:00:00', locale: 'en', changed: { dueRule: 'END_OF_NTH_DAY' } });
    expect(sentences).toContain('The term ends with the closing of its last day, so the hours may differ from the whole term (§4.7).');
    expect(sentences.filter((sentence) => /whole term: /.test(sentence))).toEqual([]);
  });
});

describe('R20: an explanation in Russian', () => {
  it('tells of a request in working hours, to the second', () => {
    expect(told({ arrival: '2026-11-24T11:00:01', locale: 'ru' })).toEqual(expect.arrayContaining([
      'Сообщение пришло 24.11.2026 в 11:00:01, в рабочее время; с этого момента идёт срок (§4.6).',
      '24.11.2026, рабочий день: 11:00:01–18:00 — 6 часов 59 минут 59 секунд.',
      '26.11.2026, рабочий день: 10:00–11:00:01 — 1 час 1 секунда.',
    ]));
  });

  it('tells of the intervals of a day with a break', () => {
    expect(told({ arrival: '2026-11-24T09:00:00', locale: 'ru', changed: { openingHours: [{ opens: '09:00', closes: '13:00' }, { opens: '14:00', closes: '18:00' }] } }))
      .toContain('24.11.2026, рабочий день: 09:00–13:00, 14:00–18:00 — 8 часов.');
  });

  it('R11, R8, R17: tells why a due is farther than the whole term', () => {
    expect(told({ arrival: '2026-11-24T11:00:00', locale: 'ru', dueAt: '2026-11-26T13:00:00' }))
      .toContain('Это на 2 часа больше полного срока: после изменения календаря, приоритета или разделения обращения действует более поздний срок (§4.7, §6); когда и почему, сказано в истории.');
  });

  it('R21: tells that a calendar is provisional', () => {
    expect(told({ arrival: '2027-12-30T11:00:00', locale: 'ru', calendarVersions: ['2027 v1', '2028 forecast'] }).at(-1)).toMatch(/Календарь: 2027 v1, 2028 forecast \(предварительный\)\.$/);
  });

  it('tells that a term ends with the closing of a day', () => {
    expect(told({ arrival: '2026-11-24T11:00:00', locale: 'ru', changed: { dueRule: 'END_OF_NTH_DAY' } }))
      .toContain('Срок истекает с закрытием последнего дня, поэтому часы могут не совпасть с полным сроком (§4.7).');
  });

  it('a whole term needs no word about a difference', () => {
    expect(told({ arrival: '2026-11-24T11:00:00', locale: 'ru' }).filter((sentence) => /полного срока|закрытием/.test(sentence))).toEqual([]);
  });
});

it.each([
  [0, '0 часов', '0 hours'], [1, '1 секунда', '1 second'], [62, '1 минута 2 секунды', '1 minute 2 seconds'], [3605, '1 час 5 секунд', '1 hour 5 seconds'], [7320, '2 часа 2 минуты', '2 hours 2 minutes'],
  [36_000 * 11 + 300, '110 часов 5 минут', '110 hours 5 minutes'],
])('an amount of %i seconds is said in the forms of both languages', (seconds, ru, en) => {
  expect([durationIn(seconds, 'ru'), durationIn(seconds, 'en')]).toEqual([ru, en]);
});
