import { describe, expect, it } from 'vitest';
import { dayIn, daysIn, movesIn, writtenDays, writtenMoves } from './writtenDays.ts';

describe('days as people write them', () => {
  it.each([['09.01', '2027-01-09'], ['9.1', '2027-01-09'], ['09.01.2027', '2027-01-09'], ['2027-01-09', '2027-01-09'], ['31.12.2026', '2026-12-31'], ['29.02.2028', '2028-02-29']])('%s', (text, date) => expect(dayIn(text, 2027)).toBe(date));
  it.each(['', '31.02', '29.02', '9 января', '2027-1-9', '9.13', '9'])('«%s» is none', (text) => expect(dayIn(text, 2027)).toBeNull());

  it('stand by commas or one a line, with stretches', () => {
    expect(daysIn('01.01–03.01, 23.02\n\n08.03;', 2027)).toEqual({ rows: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-02-23', '2027-03-08'], unread: [] });
    expect(daysIn('01.01 - 02.01, 2027-05-01 – 2027-05-02, 07.05-08.05', 2027).rows).toEqual(['2027-01-01', '2027-01-02', '2027-05-01', '2027-05-02', '2027-05-07', '2027-05-08']);
  });

  it('are named when nobody can read them', () => {
    expect(daysIn('01.01, завтра, 08.01–01.01', 2027)).toEqual({ rows: ['2027-01-01'], unread: ['завтра', '08.01–01.01'] });
  });

  it('move from one to another', () => {
    expect(movesIn('03.01 → 09.01\n04.01->08.05, 02.01 на 31.12', 2027)).toEqual({ rows: [{ from: '2027-01-03', to: '2027-01-09' }, { from: '2027-01-04', to: '2027-05-08' }, { from: '2027-01-02', to: '2027-12-31' }], unread: [] });
    expect(movesIn('03.01, 03.01 → 09.01 → 10.01', 2027)).toEqual({ rows: [], unread: ['03.01', '03.01 → 09.01 → 10.01'] });
  });

  it('are written as they are read', () => {
    const days = ['2027-01-02', '2027-01-01', '2027-02-23', '2027-01-31', '2027-02-01'];
    expect(writtenDays(days)).toBe('01.01–02.01, 31.01–01.02, 23.02');
    expect(daysIn(writtenDays(days), 2027)).toEqual({ rows: days.toSorted(), unread: [] });
    expect(writtenMoves([{ from: '2027-01-03', to: '2027-01-09' }])).toBe('03.01 → 09.01');
  });
});
