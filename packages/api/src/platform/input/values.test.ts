import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { allFields, givenFields, optional, otherwise, required } from './fields.ts';
import { asSent, domainName, email, latinKey, line, lines, locale, requireOrdered, text, timeZone } from './values.ts';

const place = { field: 'value', clause: '1' };

const refusedBy = (verb: () => unknown): Refusal => {
  try {
    verb();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('an address', () => {
  test.each([
    ['Anna.Petrova@Example.ORG', 'anna.petrova@example.org'],
    ['  info+desk@xn--e1afmkfd.xn--p1ai ', 'info+desk@xn--e1afmkfd.xn--p1ai'],
    ['почта@пример.рф', 'почта@пример.рф'],
  ])('%s is kept as %s', (sent, kept) => expect(email(sent, place)).toBe(kept));

  test.each(['anna', 'anna@', '@example.org', 'anna@example', 'a b@example.org', 'anna@exa mple.org', 'a@b@example.org', 'anna@example..org', '.anna@example.org',
    'an..na@example.org', 'anna@-example.org', 'anna\r\nbcc:x@example.org', '<anna@example.org>', `${'a'.repeat(65)}@example.org`])(
    '%j is refused with its field and clause', (sent) => {
      const refused = refusedBy(() => email(sent, place));
      expect(refused).toMatchObject({ code: 'INVALID_VALUE', field: ['value'], clause: '1' });
      expect(refused.sentence('en')).toBe('"value": needs an address like name@example.org');
      expect(refused.sentence('ru')).toBe('Поле «value»: нужен адрес вида name@example.org');
    });

  test('longer than 254 characters is too long', () => {
    expect(refusedBy(() => email(`${'a'.repeat(60)}@${'b'.repeat(200)}.org`, place))).toMatchObject({ code: 'TOO_LONG', details: { params: { limit: 254, length: 265 } } });
  });
});

test('a line loses line breaks, NUL and blanks at its ends', () => expect(line(50)(' ООО \n «Сейм»\u0000 ', place)).toBe('ООО «Сейм»'));
test('a text keeps its line breaks', () => expect(text(50)('one\ntwo\n', place)).toBe('one\ntwo'));
test('a letter and its accent become one character', () => expect(line(1)('й', place)).toBe('й'));
test('half of a surrogate pair does not reach the database', () => expect(line(9)('a\ud800b', place)).toBe('a\ufffdb'));

test.each([['line', line(3)], ['text', text(3)]])('a %s over its limit says the limit and the length', (_, rule) => {
  expect(refusedBy(() => rule('four', place)).sentence('en')).toBe('"value" holds at most 3 characters, now 4');
});

test('lines come once each, without blank ones', () => expect(lines(3, 10)(['2.0', ' ', '2.1', '2.0'], place)).toEqual(['2.0', '2.1']));
test('too many lines are refused', () => expect(refusedBy(() => lines(1, 10)(['a', 'b'], place))).toMatchObject({ code: 'TOO_MANY_INPUTS', field: ['value'] }));
test('the line that is too long is named by its index', () => expect(refusedBy(() => lines(3, 2)(['ok', 'long'], place))).toMatchObject({ code: 'TOO_LONG', field: ['value', '1'] }));

test('a key is kept in lower case', () => expect(latinKey(64)('Zenitron-M2', place)).toBe('zenitron-m2'));
test.each(['ключ', 'two words', '-dash', '0190a000-0000-7000-8000-000000000000'])('%s is no key', (sent) =>
  expect(refusedBy(() => latinKey(64)(sent, place))).toMatchObject({ code: 'INVALID_VALUE' }));

test('a domain is kept in lower case', () => expect(domainName('Example.ORG', place)).toBe('example.org'));
test.each(['example', 'exam ple.org', 'a@example.org', '.org'])('%s is no domain', (sent) => expect(refusedBy(() => domainName(sent, place))).toMatchObject({ code: 'INVALID_VALUE' }));

test.each(['Europe/Moscow', 'Asia/Vladivostok', 'UTC'])('%s is a time zone', (sent) => expect(timeZone(sent, place)).toBe(sent));
test.each(['Mars/Olympus', '+03:00', 'москва'])('%s is no time zone', (sent) => expect(refusedBy(() => timeZone(sent, place))).toMatchObject({ code: 'INVALID_VALUE' }));

test('the desk speaks Russian and English', () => {
  expect([locale('ru', place), locale('en', place)]).toEqual(['ru', 'en']);
  expect(refusedBy(() => locale('de', place))).toMatchObject({ code: 'INVALID_VALUE' });
});

test.each([['2026-01-01', '2026-01-01'], [null, '2026-01-01'], ['2026-01-01', null]])('a period from %s until %s is in order', (from, until) =>
  expect(() => requireOrdered(from, until, place)).not.toThrow());
test('a period that ends before it begins is refused', () =>
  expect(refusedBy(() => requireOrdered('2026-01-02', '2026-01-01', place))).toMatchObject({ code: 'INTERVAL_REVERSED', field: ['value'], clause: '1' }));

describe('the rules of a record', () => {
  const rules = { name: required(line(9)), city: optional(line(9)), locale: otherwise(locale, 'ru'), active: otherwise(asSent<boolean>, true) };

  test('a new record takes null for what was not sent', () =>
    expect(allFields(rules, { name: 'Сейм' }, '1')).toEqual({ name: 'Сейм', city: null, locale: 'ru', active: true }));
  test('a change touches only what was sent, and null clears', () => expect(givenFields(rules, { city: null, active: false }, '1')).toEqual({ city: null, active: false }));
  test.each([{}, { name: null }, { name: '  ' }])('a required field cannot be empty: %j', (sent) =>
    expect(refusedBy(() => allFields(rules, sent, '3.12'))).toMatchObject({ code: 'REQUIRED_FIELD_MISSING', field: ['name'], clause: '3.12' }));
  test('a required field cannot be cleared', () => expect(refusedBy(() => givenFields(rules, { name: null }, '1'))).toMatchObject({ code: 'REQUIRED_FIELD_MISSING', field: ['name'] }));
});
