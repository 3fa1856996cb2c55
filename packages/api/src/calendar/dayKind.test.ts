import { expect, it } from 'vitest';
import { isWorkingKind } from './dayKind.ts';

it.each([
  ['WORKING', true], ['WEEKEND', false], ['HOLIDAY', false], ['MOVED_OFF', false], ['WORKING_WEEKEND', true], ['SHORT', true], ['CLOSED', false], ['OPENED', true], ['SPECIAL', true],
] as const)('§4.6: the hours of a day that is %s count: %s', (kind, works) => {
  expect(isWorkingKind(kind)).toBe(works);
});
