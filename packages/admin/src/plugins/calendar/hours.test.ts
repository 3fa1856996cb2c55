import { expect, test } from 'vitest';
import { areWhole, usualHours, withAnother } from './hours.ts';

test('intervals are asked about when each is whole and they follow each other', () => {
  expect(areWhole(usualHours)).toBe(true);
  expect(areWhole([{ opens: '10:00', closes: '13:00' }, { opens: '13:00', closes: '15:00' }])).toBe(true);
  expect([[], [{ opens: '10:00', closes: '' }], [{ opens: '10:00', closes: '10:00' }], [{ opens: '10:00', closes: '13:00' }, { opens: '12:00', closes: '15:00' }]].map(areWhole)).toEqual([false, false, false, false]);
});

test('another interval begins an hour after the last one, and never beyond midnight', () => {
  expect(withAnother([{ opens: '09:00', closes: '13:00' }])).toEqual([{ opens: '09:00', closes: '13:00' }, { opens: '14:00', closes: '17:00' }]);
  expect(withAnother([{ opens: '09:00', closes: '22:00' }]).at(-1)).toEqual({ opens: '23:00', closes: '23:00' });
});
