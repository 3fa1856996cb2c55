import { expect, test } from 'vitest';
import { enclose, withMentioned } from './enclosures.ts';

const file = (fileName: string, size: number) => ({ id: fileName, fileName, size });
const namesOf = (files: { fileName: string }[]) => files.map(({ fileName }) => fileName);

test.each([
  [[3, 4, 3], [0, 1, 2], []],
  [[3, 4, 4, 3], [0, 1, 3], [2]],
  [[11], [], [0]],
  [[], [], []],
])('of files of %j bytes those that fit into 10 go along', (sizes, enclosed, left) => {
  const sorted = enclose(sizes.map((size, index) => file(String(index), size)), 10);
  expect([namesOf(sorted.enclosed), namesOf(sorted.left)]).toEqual([enclosed.map(String), left.map(String)]);
});

test('the letter says where the others are, in the language of the client', () => {
  expect(withMentioned('Готово.', [file('дамп.zip', 1)], 'ru', 'TP-2026-000401')).toMatch(/^Готово\.\n\nВ письмо не поместилось: дамп\.zip\. Файлы хранятся в обращении TP-2026-000401: /);
  expect(withMentioned('Done.', [file('a', 1), file('b', 2)], 'en', 'TP-2026-000401')).toContain('a, b');
  expect(withMentioned('Done.', [], 'en', 'TP-2026-000401')).toBe('Done.');
});
