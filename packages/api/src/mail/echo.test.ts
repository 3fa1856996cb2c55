import { expect, test } from 'vitest';
import { mayEcho } from './echo.ts';

test.each([
  ['PASS', 'Buy http://evil.example', true],
  ['FAIL', 'Холодный старт', false],
  ['NONE', 'Холодный старт', false],
  ['UNKNOWN', 'Холодный старт', true],
  ['UNKNOWN', 'Ошибка в config.ini, версия 2.5.0, U+0000', true],
  ['UNKNOWN', 'Купите http://evil.example', false],
  ['UNKNOWN', 'Купите на WWW.evil.example', false],
  ['UNKNOWN', 'Купите на evil.com', false],
  ['UNKNOWN', 'Купите на купи-слона.рф!', false],
  [null, 'Холодный старт', true],
  [null, 'hxxp //evil.example/x', false],
  [null, null, true],
] as const)('a letter that is %s and says «%s» may be repeated: %s', (authentication, words, expected) => {
  expect(mayEcho(authentication, ['Роман', words])).toBe(expected);
});
