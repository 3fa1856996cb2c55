import { expect, test } from 'vitest';
import { rowAfter, rowKeyOf } from './roving.ts';

const press = (key: string, code = key, rest = {}) => ({ key, code, ctrlKey: false, altKey: false, metaKey: false, ...rest });

test.each([
  [press('ArrowDown'), 'next'], [press('о', 'KeyJ'), 'next'], [press('j', 'KeyJ'), 'next'], [press('л', 'KeyK'), 'previous'], [press('ArrowUp'), 'previous'],
  [press('Home'), 'first'], [press('End'), 'last'], [press('Enter'), 'open'], [press('ч', 'KeyX'), 'toggle'], [press('z', 'KeyZ'), null], [press('k', 'KeyK', { ctrlKey: true }), null],
])('%o means %s', (event, meaning) => {
  expect(rowKeyOf(event, true)).toBe(meaning);
});

test('letters rest when single keys are switched off, arrows do not', () => {
  expect([rowKeyOf(press('j', 'KeyJ'), false), rowKeyOf(press('x', 'KeyX'), false), rowKeyOf(press('ArrowDown'), false)]).toEqual([null, null, 'next']);
});

test('the ends of a list stay where they are', () => {
  expect([rowAfter('next', 4, 5), rowAfter('previous', 0, 5), rowAfter('next', 1, 5), rowAfter('first', 3, 5), rowAfter('last', 0, 5)]).toEqual([4, 0, 2, 0, 4]);
});
