import { codesOf, letterTemplates } from '@reglament/schema';
import { expect, test } from 'vitest';
import { templateKeys, templateOf } from './templates.ts';

test('every letter that the desk writes has a name for people, with a clause that asks for it (§4.2, §4.4)', () => {
  expect(codesOf(letterTemplates)).toEqual([...templateKeys]);
  const unasked = templateKeys.filter((key) => !templateOf(key).clause.split(', ').includes(letterTemplates[key].clause));
  expect(unasked).toEqual([]);
});
