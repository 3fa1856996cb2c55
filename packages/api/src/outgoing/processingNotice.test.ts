import { expect, test } from 'vitest';
import { isToldByConfirmation } from './processingNotice.ts';

const registered = Date.parse('2026-11-24T08:00:00Z');
const minute = 60_000;

test.each([
  ['at once', 0, true],
  ['ten minutes later', 10 * minute, true],
  ['a moment after ten minutes', 10 * minute + 1, false],
  ['the next day', 24 * 60 * minute, false],
])('work that begins %s after the registration (§4.4)', (_, later, told) => {
  expect(isToldByConfirmation(registered, registered + later, 10)).toBe(told);
});
