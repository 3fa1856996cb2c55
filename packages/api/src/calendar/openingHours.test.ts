import { describe, expect, it } from 'vitest';
import { dayIntervalsOf, shortened, timeOfDay } from './openingHours.ts';

const hour = 3_600_000;

describe('§4.6: a time of day', () => {
  it.each([['00:00', 0], ['09:05', 9 * hour + 300_000], ['23:59', 24 * hour - 60_000], ['24:00', 24 * hour]])('%s is %i milliseconds after midnight', (time, milliseconds) => {
    expect(timeOfDay(time)).toBe(milliseconds);
  });

  it.each(['24:01', '124:00', '24:000', '25:00', '10:60', '9:00', '009:00', '10:000', '10:00:00', ' 10:00', '10-00', '', 'десять'])('%j is none', (time) => {
    expect(() => timeOfDay(time)).toThrow(new RangeError(`Opening hours need a time of day as HH:MM, not "${time}" (§4.6)`));
  });
});

describe('§4.6: the intervals of a day', () => {
  it('come in their order, and may touch', () => {
    expect(dayIntervalsOf([{ opens: '14:00', closes: '18:00' }, { opens: '10:00', closes: '14:00' }])).toEqual([{ opens: 10 * hour, closes: 14 * hour }, { opens: 14 * hour, closes: 18 * hour }]);
  });

  it.each([
    [[{ opens: '10:00', closes: '10:00' }], 'Opening hours must close later than they open (§4.6)'],
    [[{ opens: '10:00', closes: '11:00' }, { opens: '18:00', closes: '12:00' }], 'Opening hours must close later than they open (§4.6)'],
    [[{ opens: '13:59', closes: '18:00' }, { opens: '10:00', closes: '14:00' }], 'Opening hours must not overlap (§4.6)'],
  ])('%j are refused', (hours, sentence) => {
    expect(() => dayIntervalsOf(hours)).toThrow(new RangeError(sentence));
  });

  it.each([
    [17, [{ opens: 9 * hour, closes: 13 * hour }, { opens: 14 * hour, closes: 17 * hour }]],
    [18, [{ opens: 9 * hour, closes: 13 * hour }, { opens: 14 * hour, closes: 18 * hour }]],
    [14, [{ opens: 9 * hour, closes: 13 * hour }]],
    [13, [{ opens: 9 * hour, closes: 13 * hour }]],
    [10, [{ opens: 9 * hour, closes: 10 * hour }]],
    [9, []],
  ])('a shortened day that closes at %i has no hour after it', (closes, left) => {
    expect(shortened([{ opens: 9 * hour, closes: 13 * hour }, { opens: 14 * hour, closes: 18 * hour }], closes * hour)).toEqual(left);
  });
});
