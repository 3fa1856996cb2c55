import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../platform/editDistance.ts';
import { inOtherLayout } from './keyboardLayout.ts';
import { fewestShared, trigramsOf } from './trigrams.ts';

test('a word typed in the wrong layout is what its keys say', () => {
  expect(inOtherLayout('ghbdtn')).toBe('привет');
  expect(inOtherLayout('Cj,snbt')).toBe('событие');
  expect(inOtherLayout('ьщвгду')).toBe('module');
  expect(inOtherLayout('485')).toBe('485');
});

test('letters added, left out, replaced and swapped are counted', () => {
  expect(editDistance('микросхем', 'микрасхем', 2)).toBe(1);
  expect(editDistance('модлуь', 'модуль', 2)).toBe(1);
  expect(editDistance('ab', 'ba', 2)).toBe(1);
  expect(editDistance('плат', 'плата', 2)).toBe(1);
  expect(editDistance('питан', 'патон', 2)).toBe(2);
  expect(editDistance('модуль', 'питание', 2)).toBe(3);
  expect(editDistance('', 'аб', 2)).toBe(2);
});

test('the distance is the same from either end, and none from a word to itself', () => {
  const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в', 'г'), maxLength: 8 });
  fc.assert(fc.property(word, word, (one, other) => {
    expect(editDistance(one, other, 9)).toBe(editDistance(other, one, 9));
    expect(editDistance(one, one, 2)).toBe(0);
  }));
});

test('words one or two letters apart share the groups of three that they are looked up by', () => {
  const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в', 'г', 'д'), minLength: 4, maxLength: 10 });
  fc.assert(fc.property(word, word, (one, other) => {
    const edits = editDistance(one, other, 2);
    if (edits > 2 || one.length < 8) return;
    const [asked, kept] = [trigramsOf(one), trigramsOf(other)];
    if (asked.length === one.length + 1) expect(kept.filter((group) => asked.includes(group)).length).toBeGreaterThanOrEqual(Math.min(1, fewestShared(asked, 2)));
  }));
  expect(trigramsOf('плата')).toEqual(['  п', ' пл', 'пла', 'лат', 'ата', 'та ']);
});
