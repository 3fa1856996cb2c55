import { expect, test } from 'vitest';
import { Figures, isHeld } from './figures.ts';

test.each([
  [150, { most: 150 }, true], [150.1, { most: 150 }, false], [30, { least: 30 }, true], [29.9, { least: 30 }, false], [100, { below: 100 }, false], [99, { below: 100 }, true], [Number.NaN, { most: 1 }, false], [Number.NaN, { least: 1 }, false],
])('%s with %j: held %s', (value, aim, expected) => expect(isHeld(value, aim)).toBe(expected));

test('a run says which figures missed what is promised, in the list and in a sentence each', () => {
  const printed: string[] = [];
  const figures = new Figures((text) => printed.push(text));
  figures.line('letters', '31', 'aim ≥ 30', { value: 31, aim: { least: 30 } });
  figures.line('seen only', '7', '');
  expect(figures.missed).toEqual([]);
  figures.line('  memory', '151 MB', 'aim ≤ 150 MB', { value: 151, aim: { most: 150 } });
  expect(figures.missed).toEqual(['Missed: memory: 151 MB, aim ≤ 150 MB.']);
  expect(printed.map((text) => text.endsWith('MISSED'))).toEqual([false, false, true]);
});
