import { describe, expect, it } from 'vitest';
import { DateOnly, DateTime, writeInstant } from './scalars.ts';

describe('an instant is written in UTC with milliseconds', () => {
  it.each([
    ['2026-11-23T07:00:00+00:00', '2026-11-23T07:00:00.000Z'],
    ['2026-11-23T07:00:00.5+00:00', '2026-11-23T07:00:00.500Z'],
    ['2026-11-23T07:00:00.123+00:00', '2026-11-23T07:00:00.123Z'],
    ['2026-11-23T07:00:00.123456+00:00', '2026-11-23T07:00:00.123Z'],
    ['2026-11-23T10:00:00+03:00', '2026-11-23T07:00:00.000Z'],
    ['2026-11-23 07:00:00+00', '2026-11-23T07:00:00.000Z'],
    ['2026-11-23T07:00:00.000Z', '2026-11-23T07:00:00.000Z'],
  ])('%s', (text, written) => {
    expect(writeInstant(text)).toBe(written);
  });

  it('from a Date and from epoch milliseconds', () => {
    expect(writeInstant(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(writeInstant(1)).toBe('1970-01-01T00:00:00.001Z');
  });
});

describe('what is no instant and no day is refused', () => {
  it.each(['2026-11-23', '2026-11-23T10:00:00', '2026-13-01T10:00:00Z', '2026-02-30T10:00:00Z', 'tomorrow', '', 5, null])('DateTime %s', (value) => {
    expect(() => DateTime.parseValue(value)).toThrow(/2026-11-23T10:00:00\+03:00/);
  });

  it.each(['2026-02-30', '23.11.2026', '2026-11-23T10:00:00Z', 5, null])('Date %s', (value) => {
    expect(() => DateOnly.parseValue(value)).toThrow(/2026-11-23/);
  });
});
