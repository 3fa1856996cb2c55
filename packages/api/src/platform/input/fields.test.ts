import { expect, it } from 'vitest';
import { optional, required } from './fields.ts';

const place = { field: 'name', clause: '1' };
const asSent = (value: string): string => value;

it.each(['', '   ', '\u0000', ' \u0000\t'])('a text of blanks or of characters that are not kept counts as empty: %j', (sent) => {
  expect(() => required(asSent)(sent, place)).toThrow('REQUIRED_FIELD_MISSING');
  expect(optional(asSent)(sent, place)).toBeNull();
});

it('any other text goes to its rule', () => {
  expect(required(asSent)(' a ', place)).toBe(' a ');
  expect(optional(asSent)('0', place)).toBe('0');
});
