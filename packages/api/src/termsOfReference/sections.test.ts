import { codesOf, termsOfReferenceStandards } from '@reglament/schema';
import { expect, test } from 'vitest';
import { inStandardOrder, missingSections, namesOf } from './sections.ts';
import { standards } from './standards.ts';

const filled = (...codes: string[]) => codes.map((code) => ({ code, text: `text of ${code}` }));
const codes = (sections: readonly { code: string }[]) => sections.map(({ code }) => code);

test.each(codesOf(termsOfReferenceStandards))('%s names each section once, in both languages', (standard) => {
  const sections = standards[standard];
  expect(new Set(codes(sections)).size).toBe(sections.length);
  for (const { code, name, hint } of sections) expect([code, name.ru, name.en, hint.ru, hint.en].every((text) => text.length > 0)).toBe(true);
});

test('§3.16: for a program the required sections are 1, 3, 4.1 and 8', () => {
  expect(codes(missingSections('GOST_19_201', []))).toEqual(['1', '3', '4.1', '8']);
  expect(codes(missingSections('GOST_19_201', filled('1', '4', '4.2', '5')))).toEqual(['3', '4.1', '8']);
  expect(missingSections('GOST_19_201', filled('1', '3', '4.1', '8'))).toEqual([]);
});

test('§3.16: for a system they are 1, 2, 3, 4 and 7, and a subsection of 4 is enough', () => {
  expect(codes(missingSections('GOST_34_602', []))).toEqual(['1', '2', '3', '4', '7']);
  expect(missingSections('GOST_34_602', filled('1', '2', '3', '4', '7'))).toEqual([]);
  expect(missingSections('GOST_34_602', filled('1', '2', '3', '4.2', '7'))).toEqual([]);
});

test('section 10 is no subsection of section 1', () => expect(codes(missingSections('GOST_34_602', filled('10', '2', '3', '4', '7')))).toEqual(['1']));

test('a section of blanks is missing', () => expect(codes(missingSections('GOST_19_201', [...filled('3', '4.1', '8'), { code: '1', text: ' \n' }]))).toEqual(['1']));

test('sections stand in the order of the standard', () => expect(codes(inStandardOrder('GOST_34_602', filled('10', '7', '4.1', '1')))).toEqual(['1', '4.1', '7', '10']));

test('missing sections are named with their numbers', () =>
  expect(namesOf(missingSections('GOST_19_201', filled('1', '3', '8')))).toEqual({ ru: '4.1 «Требования к функциональным характеристикам»', en: '4.1 "Functional characteristics"' }));
