import { expect, test } from 'vitest';
import { faultOf, fileSize } from './file.ts';

test.each([[812, 'ru', '812 Б'], [1536, 'ru', '1,5 КБ'], [1536, 'en', '1.5 KB'], [26_214_400, 'ru', '25 МБ'], [0, 'en', '0 B']] as const)('%i bytes in %s are %s', (bytes, locale, text) =>
  expect(fileSize(bytes, locale).replace('\u00A0', ' ')).toBe(text));

test.each([['a.txt', 10, null], ['a.txt', 0, 'empty'], ['a.zip', 101, 'tooLarge'], ['Отчёт.EXE', 10, 'forbidden'], ['exe', 10, null]])('%s of %i bytes: %s', (name, size, fault) =>
  expect(faultOf({ name, size }, { bytesPerFile: 100, filesPerMessage: 5, forbiddenExtensions: ['exe'] })).toBe(fault));
