import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOf } from './spreadsheet.ts';

const cellsOf = (csv: string): string[] => csv.replace('\uFEFF', '').trimEnd().split('\r\n').map((line) => line.replace(/^"|"$/g, '').replaceAll('""', '"'));

describe('no cell of a CSV is a formula', () => {
  test.each(['=1', '+1', '-1', '@x', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠1', ' =1', '\u00a0=1', '\u200b=1', '\ufeff=1', '   ＝1', '\n+1'])('%j', async (text) => {
    const csv = (await csvOf([[text]], 'en')).toString();
    expect(csv.replace('\uFEFF', '')).toMatch(/^"?'/);
  });

  test('whatever the text, the first visible sign starts none; plain texts stay as they are', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
      const csv = (await csvOf([[text]], 'en')).toString().replace('\uFEFF', '');
      expect(csv).not.toMatch(/^"?[\s\u00a0\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u);
    }));
    expect(cellsOf((await csvOf([['Модуль не отвечает'], ['1 = 1'], [null], [-5]], 'ru')).toString())).toEqual(['Модуль не отвечает', '1 = 1', '', '-5']);
  });
});

test('thousands of rows are one table with one mark in front', async () => {
  const csv = (await csvOf(Array.from({ length: 2500 }, (_, row) => [`строка ${row}`, row]), 'ru')).toString();
  expect([csv.split('\r\n').length, csv.split('\uFEFF').length, csv.startsWith('\uFEFFстрока 0;0\r\n')]).toEqual([2501, 2, true]);
});
