import { describe, expect, it } from 'vitest';
import { sourceInWords, targetInWords } from './movesInWords.ts';

describe('§4.6: the words of a day say from where it moved', () => {
  it.each([
    ['Перенос с 3 января', '2026-01-03'],
    ['Перенос с субботы 3 января на пятницу 9 января', '2026-01-03'],
    ['Выходной, перенесён с 03.01.2026 (постановление № 1466)', '2026-01-03'],
    ['Перенос выходного дня с воскресенья, 4 января 2026 года', '2026-01-04'],
    ['Выходной (перенесен с 8.03)', '2026-03-08'],
    ['перенос с 1 мая', '2026-05-01'],
    ['перенос с 14 марта', '2026-03-14'],
    ['Day off moved from 2026-01-03', '2026-01-03'],
    ['Moved from Saturday 3 January', '2026-01-03'],
    ['Transferred from January 3, 2026', '2026-01-03'],
  ])('%s', (words, date) => expect(sourceInWords(words, 2026)).toBe(date));

  it.each(['Перенесённый выходной', 'Выходной по постановлению № 1466 от 24.09.2025', 'Перенос с 31 февраля', 'Перенос с понедельника', 'Holiday of 3 January', ''])('«%s» says nothing', (words) => expect(sourceInWords(words, 2026)).toBeNull());

  it('a day that is worked says for which day off', () => {
    expect(targetInWords('Рабочая суббота, перенос на 31 декабря', 2027)).toBe('2027-12-31');
    expect(targetInWords('Рабочий день вместо 9 января', 2027)).toBe('2027-01-09');
    expect(targetInWords('Working day instead of Friday, 31.12.2027', 2027)).toBe('2027-12-31');
    expect(targetInWords('Рабочая суббота', 2027)).toBeNull();
  });
});
