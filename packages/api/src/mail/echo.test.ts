import { expect, test } from 'vitest';
import { mayEcho } from './echo.ts';

test.each([['PASS', true], ['FAIL', false], ['NONE', false], ['UNKNOWN', false], [null, false], [undefined, false]] as const)('what a letter says that is %s may be repeated: %s (§4.9, row 14)', (authentication, expected) => {
  expect(mayEcho(authentication)).toBe(expected);
});
