import { describe, expect, test } from 'vitest';
import { writtenInstant, writtenMissingFields, writtenTerm, writtenZone } from './wording.ts';

describe('an instant in a letter', () => {
  test.each([
    ['2026-11-26T08:00:00.000Z', 'ru', 'чт 26.11.2026 11:00'],
    ['2026-11-26T08:00:00.000Z', 'en', 'Thu 26.11.2026 11:00'],
    ['2026-12-31T21:00:00.000Z', 'ru', 'пт 01.01.2027 00:00'],
    ['2026-11-25T14:59:59.999Z', 'ru', 'ср 25.11.2026 17:59'],
  ] as const)('%s stands on the clock of Moscow in %s as %s', (instant, locale, expected) => {
    expect(writtenInstant(Date.parse(instant), 'Europe/Moscow', locale)).toBe(expected);
  });
});

test('the zone of the desk stands in a letter under the name that its reader knows (§4.6)', () => {
  expect([writtenZone('Europe/Moscow', 'ru'), writtenZone('Europe/Moscow', 'en'), writtenZone('Europe/Berlin', 'ru'), writtenZone('UTC', 'en')]).toEqual(['МСК', 'MSK', 'Europe/Berlin', 'UTC']);
});

describe('a term in a letter', () => {
  test.each([
    [1, 'workingDays', 'ru', '1 рабочего дня'],
    [2, 'workingDays', 'ru', '2 рабочих дней'],
    [7, 'workingDays', 'ru', '7 рабочих дней'],
    [21, 'days', 'ru', '21 дня'],
    [180, 'days', 'ru', '180 дней'],
    [1, 'workingDays', 'en', '1 working day'],
    [4, 'workingDays', 'en', '4 working days'],
  ] as const)('%i %s in %s is written «%s»', (count, unit, locale, expected) => {
    expect(writtenTerm(count, unit, locale)).toBe(expected);
  });
});

test('what a request lacks is asked for in words (§4.5)', () => {
  expect(writtenMissingFields(['product', 'contactPhone'], 'ru')).toBe('название Продукта и его версию, телефон для связи');
  expect(writtenMissingFields(['criticality'], 'en')).toBe('how critical the problem is');
  expect(writtenMissingFields([], 'ru')).toBe('');
});
