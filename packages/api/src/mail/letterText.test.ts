import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyOf, longestBody, subjectOf } from '../tickets/requestFields.ts';
import { languageOfText, requestTextOf } from './letterText.ts';

const textOf = (subject: string | null, text: string, files: { name: string; content: Buffer }[] = [], locale: 'ru' | 'en' = 'ru') => requestTextOf({ subject, text, files }, locale);

describe('what a letter says', () => {
  test('is kept as it is', () => {
    expect(textOf('Вопрос', 'Первая строка\r\nвторая\n')).toEqual({ subject: 'Вопрос', body: 'Первая строка\nвторая' });
  });

  test.each([
    [null, '', '(без темы)', '(пустое письмо)', 'ru'],
    ['   ', ' \r\n ', '(no subject)', '(empty letter)', 'en'],
  ] as const)('gets a word where it is empty: %j, %j', (subject, text, expectedSubject, expectedBody, locale) => {
    expect(textOf(subject, text, [], locale)).toEqual({ subject: expectedSubject, body: expectedBody });
  });

  test('is cut in the subject beyond 500 characters, and the text begins with all of it', () => {
    const long = 'Тема '.repeat(200).trim();
    const { subject, body } = textOf(long, 'Текст');
    expect(subject).toHaveLength(500);
    expect(subject.endsWith('…')).toBe(true);
    expect(body).toBe(`Тема письма полностью: ${long}\n\nТекст`);
  });

  test('is cut in the text beyond a megabyte, with a note, between two characters', () => {
    const { body } = textOf('Журнал', 'ы'.repeat(600_000));
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(longestBody);
    expect(body.endsWith('ы\n\nТекст сокращён: целиком он сохранён в исходном письме.')).toBe(true);
  });

  test('names the files that could not become attachments', () => {
    expect(textOf('x', 'y', [{ name: 'схема\r\n.png', content: Buffer.alloc(12) }, { name: 'a.log', content: Buffer.alloc(3000) }]).body).toBe(
      'y\n\nВложения (сохранены в исходном письме): схема .png (1 КБ), a.log (3 КБ)',
    );
  });

  test('loses its zero characters, which no database takes', () => {
    expect(textOf('a\u0000b', 'c\u0000d')).toEqual({ subject: 'ab', body: 'cd' });
  });

  test('is always something that can be registered', () => {
    fc.assert(
      fc.property(fc.option(fc.string({ maxLength: 1200 })), fc.string({ maxLength: 3000 }), (subject, text) => {
        const request = textOf(subject, text);
        expect(subjectOf(request.subject)).not.toBe('');
        expect(bodyOf(request.body)).not.toBe('');
      }),
    );
  });
});

test.each([
  ['Добрый день', 'ru'],
  ['Re: вопрос', 'ru'],
  ['Good morning', 'en'],
  ['Good morning\n\n24.11.2026, 12:00, "Анна" <a@b.c>:\nДобрый день', 'en'],
  ['Не работает:\nTypeError: undefined is not a function\nat main', 'ru'],
  ['', 'en'],
])('the language of %j is %s', (text, expected) => {
  expect(languageOfText(text)).toBe(expected);
});
