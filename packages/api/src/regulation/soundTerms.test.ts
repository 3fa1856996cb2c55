import type { Priority } from '@reglament/schema';
import { describe, expect, it } from 'vitest';
import { defaultRegulation } from './defaultRegulation.ts';
import type { RegulationParameters, WarningThreshold } from './regulationParameters.ts';
import { requireSoundTerms } from './soundTerms.ts';
import { refusedAs, type ReadRefusal } from './testing/refusedAs.ts';

const check = (changed: Partial<RegulationParameters>): void => requireSoundTerms({ ...defaultRegulation, ...changed });
const refused = (changed: Partial<RegulationParameters>): ReadRefusal => refusedAs(() => check(changed));
const invalid = (field: string, clause: string, ru: string, en: string): ReadRefusal =>
  ({ code: 'INVALID_VALUE', field: `parameters.${field}`, clause, ru: `Поле «parameters.${field}»: ${ru}`, en: `"parameters.${field}": ${en}` });
const whole = (field: string, clause: string, from: number, to: number): ReadRefusal =>
  invalid(field, clause, `нужно целое число от ${from} до ${to}`, `needs a whole number from ${from} to ${to}`);

describe('§4.7: the terms of the priorities', () => {
  const terms = (changed: Partial<Record<Priority, number>>): Partial<RegulationParameters> => ({ answerTerms: { ...defaultRegulation.answerTerms, ...changed } });

  it.each([1, 365])('a priority is answered within %i working days', (days) => {
    expect(() => check(terms({ MEDIUM: days }))).not.toThrow();
  });

  it.each([0, 366, 1.5, Number.NaN])('a term of %d working days is refused', (days) => {
    expect(refused(terms({ LOW: days }))).toEqual(whole('answerTerms.LOW', '4.7', 1, 365));
  });

  it('every priority has a term', () => {
    const { HIGH: _left, ...others } = defaultRegulation.answerTerms;
    expect(refused({ answerTerms: others as RegulationParameters['answerTerms'] })).toMatchObject({ code: 'REQUIRED_FIELD_MISSING', field: 'parameters.answerTerms.HIGH', clause: '4.7' });
  });
});

describe('R1: the working day of a term', () => {
  it.each([1 / 60, 7.5, 8, 24])('has %d hours', (nominalDayHours) => {
    expect(() => check({ nominalDayHours })).not.toThrow();
  });

  it.each([0, -1, 24 + 1 / 60, 7.123, Number.NaN])('does not have %d hours', (nominalDayHours) => {
    expect(refused({ nominalDayHours })).toEqual(
      invalid('nominalDayHours', '4.7', 'нужно больше 0 и не больше 24 часов, до минуты', 'needs more than 0 and at most 24 hours, to the minute'));
  });
});

describe('R18: the warnings before a due', () => {
  const ten: WarningThreshold[] = Array.from({ length: 10 }, (_, index) => ({ percentUsed: index + 50 }));

  it.each<[string, WarningThreshold[]]>([
    ['none at all', []],
    ['at the ends of what is possible', [{ percentUsed: 1 }, { percentUsed: 99 }, { workingMinutesLeft: 1 }, { workingMinutesLeft: 14_400 }]],
    ['at the same number of percents and of minutes', [{ percentUsed: 60 }, { workingMinutesLeft: 60 }]],
    ['ten of them', ten],
  ])('are %s', (_, warnings) => {
    expect(() => check({ warnings })).not.toThrow();
  });

  it.each<[string, WarningThreshold[], ReadRefusal]>([
    ['eleven', [...ten, { percentUsed: 90 }], invalid('warnings', '4.7', 'не больше 10 предупреждений', 'holds at most 10 warnings')],
    ['one at the start of the term', [{ percentUsed: 0 }], whole('warnings.0.percentUsed', '4.7', 1, 99)],
    ['one at the due by percent', [{ percentUsed: 75 }, { percentUsed: 100 }], whole('warnings.1.percentUsed', '4.7', 1, 99)],
    ['one at the due by minutes', [{ workingMinutesLeft: 0 }], whole('warnings.0.workingMinutesLeft', '4.7', 1, 14_400)],
    ['one a minute too early', [{ workingMinutesLeft: 14_401 }], whole('warnings.0.workingMinutesLeft', '4.7', 1, 14_400)],
    ['the same one again', [{ percentUsed: 75 }, { workingMinutesLeft: 60 }, { percentUsed: 75 }], invalid('warnings.2', '4.7', 'такое предупреждение уже есть', 'there is such a warning already')],
  ])('are refused with %s', (_, warnings, refusal) => {
    expect(refused({ warnings })).toEqual(refusal);
  });
});

describe('the other terms', () => {
  it.each([
    ['archiveAfterDays', '4.4', 1, 3650],
    ['combinedNoticeMinutes', '4.4', 0, 1440],
    ['graceWorkingMinutes', '6', 1, 2880],
    ['termsOfReferenceReviewDays', '3.16', 1, 365],
  ] as const)('%s (§%s) is a whole number from %i to %i', (parameter, clause, from, to) => {
    for (const sound of [from, to]) expect(() => check({ [parameter]: sound })).not.toThrow();
    for (const unsound of [from - 1, to + 1, from + 0.5]) expect(refused({ [parameter]: unsound })).toEqual(whole(parameter, clause, from, to));
  });
});

describe('§4.4: the prefixes of numbers', () => {
  const prefixes = (changed: Partial<RegulationParameters['numberPrefixes']>): Partial<RegulationParameters> => ({ numberPrefixes: { ...defaultRegulation.numberPrefixes, ...changed } });
  const wrongForm = (name: string): ReadRefusal =>
    invalid(`numberPrefixes.${name}`, '4.4', 'от 1 до 10 заглавных латинских букв и цифр, первая — буква', 'needs 1 to 10 capital Latin letters and digits, a letter first');

  it.each(['A', 'T1', 'ABCDEFGHIJ'])('%s is one', (ticket) => {
    expect(() => check(prefixes({ ticket }))).not.toThrow();
  });

  it.each(['', '1T', 'tp', 'ТП', 'T-P', 'TP ', 'ABCDEFGHIJK', 'A\nB'])('%j is none', (ticket) => {
    expect(refused(prefixes({ ticket }))).toEqual(wrongForm('ticket'));
  });

  it.each([
    [{ ticket: 'TOR' }, 'ticket'],
    [{ featureRequest: 'TP' }, 'ticket'],
    [{ featureRequest: 'TOR' }, 'termsOfReference'],
  ])('a number names one thing: %j is refused', (changed, name) => {
    expect(refused(prefixes(changed))).toEqual(invalid(`numberPrefixes.${name}`, '4.4', 'такое начало уже занято', 'this prefix is taken already'));
  });
});
